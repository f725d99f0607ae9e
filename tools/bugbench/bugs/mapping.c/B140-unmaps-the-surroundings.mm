# one of two target pages in a host page
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
munmap(0x10000, 0x1000)
