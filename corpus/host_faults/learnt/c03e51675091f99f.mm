# learnt by fuzzing host_faults, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=64 target_page=4096 host_page=8192 host_maps=3
file 3 size=0x1000
mmap(0x10000, 0x1000, PROT_NONE, MAP_ANON|MAP_FIXED, -1, 0) = 0x10000
mmap(0x20000, 0x2000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x20000
mmap(0x20000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = -1 ENOMEM
