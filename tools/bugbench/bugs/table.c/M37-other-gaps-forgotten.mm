# the longest gap is halved, then one half of it
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0xfffff
mmap(0x80000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(0x40000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
