# there is no room to grow (A7.3)
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x2000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(0x10000, 0x1000, 0x2000, 0)
