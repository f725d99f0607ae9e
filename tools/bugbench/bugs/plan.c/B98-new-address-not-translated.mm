# a guest that does not begin at the host's address 0
config abi=linux bits=64 target_page=4096 host_page=4096 base=0x100000000000
mmap(0x10000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(0x10000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000)
