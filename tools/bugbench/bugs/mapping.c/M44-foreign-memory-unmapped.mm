# two pages and the emulator's own between them
config abi=linux bits=64 target_page=4096 host_page=4096 foreign=0x11000-0x11fff
mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(0x12000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
munmap(0x10000, 0x3000)
