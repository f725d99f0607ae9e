# learnt by fuzzing host_faults, made small: reached 2 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=16384 reserved=0xffffffffffffc000
file 3 size=0x2000
fault read 4 ENOMEM
mmap(0x16000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x16000
mmap(0x7fffffffa000, 0x4000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x7fffffffa000
mmap(0x7fffffffc000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = -1 ENOMEM
fault any 6 EAGAIN
mmap(0x1000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x1000
madvise(0x16000, 0x1000, MADV_DONTNEED) = -1 ENOMEM
