# learnt by fuzzing host_faults, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x100000 host_maps=2
mmap(0x1e000, 0xe2000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x1e000
mremap(0xff000, 0x2000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = -1 ENOMEM
