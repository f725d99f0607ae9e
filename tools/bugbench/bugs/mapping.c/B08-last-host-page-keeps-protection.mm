# Read-only in the table, writable on the host.
config abi=linux bits=32 target_page=4096 host_page=65536 highest=0xffffffff
mmap(0xfff00000, 0xf4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mprotect(0xfff00000, 0xf4000, PROT_READ)
