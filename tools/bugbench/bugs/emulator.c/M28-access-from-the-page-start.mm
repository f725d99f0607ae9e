# 16 bytes of which 8 are not mapped
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
access 0x10ff8 16 r
