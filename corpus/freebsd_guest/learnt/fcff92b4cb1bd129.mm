# learnt by fuzzing freebsd_guest, made small: reached 12 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=32 target_page=4096 host_page=32768
file 3 size=0x1000
minherit(0x10000, 0x1000, INHERIT_SHARE) = 0
mmap(0x10000, 0x200000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
mmap(0x100001, 0x1000, PROT_READ, MAP_ALIGNED(16)|MAP_PRIVATE, 3, 0x1234) = ?
ftruncate(3, 0xfff) = 0
msync(0xfff46001, 0x1fff, MS_SYNC) = -1 ENOMEM
mmap(0x20000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 0x700000003, 0) = 0x20000
mmap(0xffffc000, 0x1, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x10000) = 0xffffc000
mmap(0x10000, 0xfffec000, PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
mprotect(0x1c000, 0x4ccf0000, PROT_WRITE|PROT_EXEC) = 0
mmap(0x1c000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x1c000
