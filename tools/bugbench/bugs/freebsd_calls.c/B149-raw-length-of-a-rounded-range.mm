# a length of a page, in two pages
config abi=freebsd bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x2000, PROT_NONE, MAP_ANON|MAP_FIXED, -1, 0)
munmap(0x10800, 0x1000)
