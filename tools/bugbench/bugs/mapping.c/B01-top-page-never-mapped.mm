# The last page of 4 GiB is in the table, but not on the host.
config abi=linux bits=32 target_page=4096 host_page=4096 highest=0xffffffff
mmap(0xfffff000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
