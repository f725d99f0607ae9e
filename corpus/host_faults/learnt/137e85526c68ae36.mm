# learnt by fuzzing host_faults, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x100000, 0x80000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
mmap(NULL, 0x40000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0
mprotect(0x101000, 0x1000, PROT_EXEC) = 0
mprotect(0x103000, 0x1000, PROT_EXEC) = 0
mprotect(0x105000, 0x1000, PROT_EXEC) = 0
mprotect(0x107000, 0x1000, PROT_EXEC) = 0
mprotect(0x109000, 0x1000, PROT_EXEC) = 0
mprotect(0x10b000, 0x1000, PROT_EXEC) = 0
mprotect(0x10d000, 0x1000, PROT_READ|PROT_EXEC) = 0
mprotect(0x10f000, 0x1000, PROT_READ|PROT_EXEC) = 0
fault any 12 EIO
mprotect(0x13d000, 0x1000, PROT_READ|PROT_EXEC) = 0
mprotect(0x141000, 0x1000, PROT_READ|PROT_EXEC) = 0
mmap(0x7ffffffa0000, 0x3000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x7ffffffa0000
mremap(0x100000, 0x80000, 0x80000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x1000) = 0x1000
