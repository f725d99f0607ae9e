# A5 and A6 in order with 64 KiB target pages: an address aligned to the host page only is EINVAL; lengths that round to 0
config abi=linux bits=64 target_page=65536 host_page=4096
mmap(0x100000, 0x20000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
msync(0x101000, 0, 8) = -1 EINVAL
msync(0x101000, 0, MS_SYNC) = -1 EINVAL
msync(0x100000, 0, MS_SYNC|MS_ASYNC) = -1 EINVAL
msync(0x100000, 0xfffffffffff00000, MS_SYNC) = -1 ENOMEM
msync(0x900000, -1, MS_SYNC) = 0
msync(0x900000, 0xffffffffffff0001, MS_SYNC) = 0
msync(0x900000, 0xffffffffffff0000, MS_SYNC) = -1 ENOMEM
msync(0x100000, 0x30000, MS_SYNC) = -1 ENOMEM
msync(0x100000, 0x20000, MS_SYNC) = 0
madvise(0x101000, 0, 99) = -1 EINVAL
madvise(0x101000, 0, MADV_DONTNEED) = -1 EINVAL
madvise(0x100000, -1, MADV_DONTNEED) = -1 EINVAL
madvise(0x100000, 0xfffffffffff00000, MADV_DONTNEED) = -1 EINVAL
madvise(0x900000, 0, MADV_DONTNEED) = 0
madvise(0x100000, 0x30000, MADV_NORMAL) = -1 ENOMEM
madvise(0x100000, 0x20000, MADV_WILLNEED) = 0
store 0x100000 1
store 0x11ffff 2
madvise(0x100000, 0x30000, MADV_DONTNEED) = -1 ENOMEM
load 0x100000 = 0
load 0x11ffff = 0
