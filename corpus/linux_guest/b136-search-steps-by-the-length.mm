# the only gap is at no multiple of the length
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x100000
mmap(0x10000, 0xf0000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
munmap(0x11000, 0x4000) = 0
mmap(NULL, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x11000
