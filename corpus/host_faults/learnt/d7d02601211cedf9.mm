# learnt by fuzzing host_faults, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=16384 host_maps=10
mmap(0x100000, 0x40000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
mmap(0x10000, 0x20000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mprotect(0x10000, 0x1000, PROT_NONE) = 0
mprotect(0x10000, 0x1000, PROT_EXEC) = 0
mprotect(0x124000, 0x1000, PROT_READ|PROT_EXEC) = 0
mprotect(0x129000, 0x1000, PROT_READ|PROT_EXEC) = 0
mprotect(0x13f000, 0x1000, PROT_READ|PROT_EXEC) = 0
mprotect(0x143000, 0x1000, PROT_READ|PROT_EXEC) = -1 ENOMEM
mremap(0x100000, 0x40000, 0x40000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x1000) = -1 ENOMEM
