# the only gap begins below the hint and ends above it
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0xfffff
mmap(0x10000, 0xf0000, PROT_NONE, MAP_ANON|MAP_FIXED, -1, 0)
munmap(0x20000, 0x2000)
mmap(0x21000, 0x2000, PROT_NONE, MAP_ANON, -1, 0)
