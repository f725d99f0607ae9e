# no advice changes what memory holds: DONTNEED and FREE keep it (B6)
config abi=freebsd bits=64 target_page=16384 host_page=4096 highest=0x3fffffffffff policy=bottom-up
file 3 size=0x10000
mmap(0x190000, 0xc000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x190000
mmap(0x320000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x320000
store 0x190000 1
store 0x197fff 2
store 0x324000 3
madvise(0x190000, 0xc000, MADV_DONTNEED) = 0
madvise(0x190000, 0xc000, MADV_FREE) = 0
madvise(0x320000, 0x8000, MADV_DONTNEED) = 0
madvise(0x190001, 0xf0000, MADV_WILLNEED) = 0
madvise(0x190000, 0x4000, 11) = -1 EINVAL
load 0x190000 = 1
load 0x197fff = 2
load 0x324000 = 3
load 0x320000 = 0x03
