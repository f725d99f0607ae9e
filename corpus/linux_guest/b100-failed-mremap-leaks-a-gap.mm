# the gap found for a move that then fails was never given back (check LEAK)
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0x7fffffffff
mremap(0x60000000, 0x1000, 0x4000000000, MREMAP_MAYMOVE) = -1 EFAULT
mremap(0x60000000, 0x1000, 0x4000000000, MREMAP_MAYMOVE) = -1 EFAULT
mremap(0x60000000, 0x1000, 0x4000000000, MREMAP_MAYMOVE) = -1 EFAULT
mmap(NULL, 0x7000000000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_NORESERVE, -1, 0) = ?
