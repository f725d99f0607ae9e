# learnt by fuzzing host_faults, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=8192
fault size 7 ENOMEM
file 3 size=0x1000
mmap(0x11000, 0x4000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x11000
mremap(0x11000, 0x4000, 0x4000, MREMAP_MAYMOVE|MREMAP_DONTUNMAP) = ?
mremap(0x11000, 0x4000, 0x4000, MREMAP_MAYMOVE|MREMAP_DONTUNMAP) = -1 ENOMEM
