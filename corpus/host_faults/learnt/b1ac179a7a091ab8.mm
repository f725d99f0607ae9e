# learnt by fuzzing host_faults, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x1000
mmap(0x10000, 0x1000, PROT_NONE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
fault any 9 ENOMEM
munmap(0x10000, 0x1000) = 0
mmap(0x14000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x14000
mmap(0x20000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x20000
madvise(0x20000, 0x1000, MADV_DONTNEED) = 0
mmap(0x16000, 0x1e000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
