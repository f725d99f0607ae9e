# msync: a hole is ENOMEM, a guard is none; length 0 means the mapping (B5)
config abi=freebsd bits=64 target_page=65536 host_page=16384 reserved=0x40000000 base=0x200000000 policy=bottom-up
file 3 size=0x40000
mmap(0x600000, 0x20000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x600000
mmap(0x620000, 0x10000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x620000
store 0x600000 0x11
msync(0x600000, 0x30000, MS_SYNC) = 0
msync(0x600000, 0x40000, MS_SYNC) = -1 ENOMEM
msync(0x600000, 0x20000, MS_ASYNC|MS_INVALIDATE) = -1 EINVAL
msync(0x600000, 0x20000, MS_INVALIDATE) = 0
msync(0x620000, 0, MS_ASYNC) = 0
msync(0x630000, 0, MS_ASYNC) = -1 ENOMEM
msync(0x60ffff, 2, 0x70) = 0
load 0x600000 = 0x11
