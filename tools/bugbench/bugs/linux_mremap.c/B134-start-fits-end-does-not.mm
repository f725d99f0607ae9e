# the last page fits, the one behind it does not: EINVAL (A7.1.6)
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0xfffff
mmap(0x10000, 0x2000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(0x10000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0xff000)
