# the middle one of three pages
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x3000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
munmap(0x11000, 0x1000)
