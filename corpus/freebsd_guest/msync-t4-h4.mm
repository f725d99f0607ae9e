# msync: a hole is ENOMEM, a guard is none; length 0 means the mapping (B5)
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff
file 3 size=0x4000
mmap(0x60000, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x60000
mmap(0x62000, 0x1000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x62000
store 0x60000 0x11
msync(0x60000, 0x3000, MS_SYNC) = 0
msync(0x60000, 0x4000, MS_SYNC) = -1 ENOMEM
msync(0x60000, 0x2000, MS_ASYNC|MS_INVALIDATE) = -1 EINVAL
msync(0x60000, 0x2000, MS_INVALIDATE) = 0
msync(0x62000, 0, MS_ASYNC) = 0
msync(0x63000, 0, MS_ASYNC) = -1 ENOMEM
msync(0x60fff, 2, 0x70) = 0
load 0x60000 = 0x11
