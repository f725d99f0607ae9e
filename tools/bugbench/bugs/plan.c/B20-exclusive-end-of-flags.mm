# The end of this page is 2^32.
config abi=linux bits=32 target_page=4096 host_page=4096 highest=0xffffffff
mmap(0xfffff000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
