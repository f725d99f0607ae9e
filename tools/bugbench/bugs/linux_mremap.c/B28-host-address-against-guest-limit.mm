# There is room to grow in place.
config abi=linux bits=32 target_page=4096 host_page=4096 base=0x100000000000
mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(0x10000, 0x1000, 0x2000, 0)
