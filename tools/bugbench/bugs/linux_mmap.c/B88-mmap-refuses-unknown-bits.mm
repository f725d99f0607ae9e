# a bit that nobody knows: ignored (A2.1)
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, 0x10, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
