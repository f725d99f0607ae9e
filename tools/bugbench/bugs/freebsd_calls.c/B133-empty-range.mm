# a length that rounds to 0: nothing is unmapped (B3)
config abi=freebsd bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_NONE, MAP_ANON|MAP_FIXED, -1, 0)
munmap(0x10000, 0xffffffffffffffff)
