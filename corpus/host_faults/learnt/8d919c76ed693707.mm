# learnt by fuzzing host_faults, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=65536 host_maps=1
file 3 size=0x1000
mmap(NULL, 0x2000, PROT_NONE, MAP_SHARED|MAP_ANONYMOUS, -1, 0) = ?
mmap(0x10000, 0x1000, PROT_NONE, MAP_FIXED, -1, 0) = -1 EBADF
mmap(0x10000, 0x1000, PROT_NONE, MAP_FIXED, -1, 0) = -1 EBADF
mremap(0x7fffffff0000, 0x1000, 0x2000, MREMAP_MAYMOVE) = -1 ENOMEM
