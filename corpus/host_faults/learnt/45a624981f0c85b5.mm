# learnt by fuzzing host_faults, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=8192 base=0x20000 policy=bottom-up
file 3 size=0x1000
fault unmap 1 ENOMEM
mmap(0x10000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mremap(0x10000, 0x1000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = 0x20000
mremap(0x10000, 0x1000, 0x1000, 0, 0xf000) = -1 EFAULT
