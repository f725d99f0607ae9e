# an aligned gap of just the length
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0xfffff
mmap(0x10000, 0xf0000, PROT_NONE, MAP_ANON|MAP_FIXED, -1, 0)
munmap(0x20000, 0x10000)
mmap(NULL, 0x10000, PROT_NONE, MAP_ANON|MAP_ALIGNED(16), -1, 0)
