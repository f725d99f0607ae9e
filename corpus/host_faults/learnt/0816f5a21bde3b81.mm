# learnt by fuzzing host_faults, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=4096
file 3 size=0x1000
fault alloc 4
mmap(0x10000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = -1 ENOMEM
