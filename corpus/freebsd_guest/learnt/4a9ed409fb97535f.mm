# learnt by fuzzing freebsd_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=64 target_page=4096 host_page=16384 policy=bottom-up
file 3 size=0x1000
mmap(0x10000, 0x1000, PROT_NONE, MAP_FIXED, -1, 0) = -1 EBADF
mmap(0x20000, 0x10000, PROT_NONE, MAP_ANON|MAP_FIXED, -1, 0) = 0x20000
mmap(0x40000, 0x10000, PROT_NONE, MAP_ANON|MAP_FIXED, -1, 0) = 0x40000
mmap(0x10000, 0x1000, PROT_NONE, MAP_FIXED, -1, 0) = -1 EBADF
mmap(NULL, 0x10000, PROT_READ|PROT_EXEC, MAP_PRIVATE, 3, 0x1000) = ?
mmap(NULL, 0x10000, PROT_READ|PROT_EXEC, MAP_PRIVATE, 3, 0x1000) = ?
msync(0x63000, 0, MS_ASYNC) = 0
