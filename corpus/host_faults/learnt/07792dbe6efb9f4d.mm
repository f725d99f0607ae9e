# learnt by fuzzing host_faults, made small: reached 2 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=64 target_page=8192 host_page=4096
file 3 size=0x2000
mmap(0x6c407, 0x80000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0x2c407) = 0x6c407
mmap(0x10000, 0x2000, PROT_NONE, MAP_FIXED, -1, 0) = -1 EBADF
mmap(NULL, 0x2000, PROT_NONE, MAP_ANON, -1, 0) = ?
fault any 1 ENOMEM
munmap(0xc0000, 0x10000) = -1 ENOMEM
fault protect 2 ENOMEM
fault any 10 EIO
mmap(0xa0000, 0x10000, PROT_READ|PROT_EXEC, MAP_SHARED|MAP_ANON|MAP_FIXED|MAP_HASSEMAPHORE, -1, 0) = 0xa0000
mprotect(0xaffff, 0x800000000000, PROT_READ|PROT_WRITE|PROT_EXEC) = -1 ENOMEM
mmap(0x80000, 0x10000, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_SHARED|MAP_ANON|MAP_FIXED|MAP_STACK, -1, 0) = -1 ENOMEM
