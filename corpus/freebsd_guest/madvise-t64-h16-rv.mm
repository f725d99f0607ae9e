# no advice changes what memory holds: DONTNEED and FREE keep it (B6)
config abi=freebsd bits=64 target_page=65536 host_page=16384 reserved=0x40000000 base=0x200000000 policy=bottom-up
file 3 size=0x40000
mmap(0x640000, 0x30000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x640000
mmap(0xc80000, 0x20000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0xc80000
store 0x640000 1
store 0x65ffff 2
store 0xc90000 3
madvise(0x640000, 0x30000, MADV_DONTNEED) = 0
madvise(0x640000, 0x30000, MADV_FREE) = 0
madvise(0xc80000, 0x20000, MADV_DONTNEED) = 0
madvise(0x640001, 0x3c0000, MADV_WILLNEED) = 0
madvise(0x640000, 0x10000, 11) = -1 EINVAL
load 0x640000 = 1
load 0x65ffff = 2
load 0xc90000 = 3
load 0xc80000 = 0x03
