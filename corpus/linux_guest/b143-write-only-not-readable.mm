# PROT_WRITE alone can be loaded from (A10.2)
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x1000, PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 0x5a
load 0x10000 = 0x5a
