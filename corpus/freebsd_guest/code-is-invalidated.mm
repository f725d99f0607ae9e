# executable pages that are replaced, unmapped or protected otherwise are reported; guards and madvise report none (INVALIDATE)
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

mmap(0x10000, 0x6000, PROT_READ|PROT_EXEC, MAP_ANON|MAP_FIXED, -1, 0) = 0x10000
mmap(0x11000, 0x1000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x11000
mmap(0x11000, 0x1000, PROT_READ|PROT_EXEC, MAP_ANON|MAP_FIXED, -1, 0) = 0x11000
madvise(0x10000, 0x6000, MADV_DONTNEED) = 0
mprotect(0x10000, 0x6000, PROT_READ|PROT_EXEC|PROT_MAX(PROT_READ|PROT_EXEC)) = 0
mprotect(0x11fff, 2, PROT_READ) = 0
munmap(0x13fff, 0x1001) = 0
