# no advice changes what memory holds: DONTNEED and FREE keep it (B6)
config abi=freebsd bits=64 target_page=4096 host_page=16384 highest=0x3fffffffffff policy=bottom-up
file 3 size=0x4000
mmap(0x64000, 0x3000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x64000
mmap(0xc8000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0xc8000
store 0x64000 1
store 0x65fff 2
store 0xc9000 3
madvise(0x64000, 0x3000, MADV_DONTNEED) = 0
madvise(0x64000, 0x3000, MADV_FREE) = 0
madvise(0xc8000, 0x2000, MADV_DONTNEED) = 0
madvise(0x64001, 0x3c000, MADV_WILLNEED) = 0
madvise(0x64000, 0x1000, 11) = -1 EINVAL
load 0x64000 = 1
load 0x65fff = 2
load 0xc9000 = 3
load 0xc8000 = 0x03
