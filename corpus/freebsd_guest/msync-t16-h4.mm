# msync: a hole is ENOMEM, a guard is none; length 0 means the mapping (B5)
config abi=freebsd bits=64 target_page=16384 host_page=4096 highest=0x3fffffffffff policy=bottom-up
file 3 size=0x10000
mmap(0x180000, 0x8000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x180000
mmap(0x188000, 0x4000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x188000
store 0x180000 0x11
msync(0x180000, 0xc000, MS_SYNC) = 0
msync(0x180000, 0x10000, MS_SYNC) = -1 ENOMEM
msync(0x180000, 0x8000, MS_ASYNC|MS_INVALIDATE) = -1 EINVAL
msync(0x180000, 0x8000, MS_INVALIDATE) = 0
msync(0x188000, 0, MS_ASYNC) = 0
msync(0x18c000, 0, MS_ASYNC) = -1 ENOMEM
msync(0x183fff, 2, 0x70) = 0
load 0x180000 = 0x11
