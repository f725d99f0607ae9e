# learnt by fuzzing host_faults, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x1000
mmap(0x10000, 0x20000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
munmap(0x20000, 0x1000) = 0
fault any 2 ENOMEM
mremap(0x10000, 0x1000, 0x4000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x26000) = -1 ENOMEM
