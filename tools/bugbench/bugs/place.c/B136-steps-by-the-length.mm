# the only gap is at no multiple of the length
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0xfffff
mmap(0x10000, 0xf0000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
munmap(0x21000, 0x2000)
mmap(NULL, 0x2000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)
