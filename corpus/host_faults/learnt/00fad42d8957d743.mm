# learnt by fuzzing host_faults, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=8192
file 3 size=0x1000
fault size 4 ENOMEM
mmap(0x10000, 0x1000, PROT_NONE, MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 EINVAL
mmap(0x10000, 0x8000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
madvise(0x10000, 0x5000, MADV_DONTNEED) = 0
madvise(0x11000, 0x4000, MADV_DONTNEED) = -1 ENOMEM
