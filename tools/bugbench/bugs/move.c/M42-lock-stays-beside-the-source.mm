# the second page of a locked mapping moves
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_LOCKED, -1, 0)
mremap(0x11000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_DONTUNMAP, 0)
