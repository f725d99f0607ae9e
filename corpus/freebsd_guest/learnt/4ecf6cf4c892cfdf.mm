# learnt by fuzzing freebsd_guest, made small: reached 12 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=64 target_page=4096 host_page=16384 highest=0x50000 foreign=0x42000-0x45fff
file 3 size=0x1000 mode=r
mmap(0x10000, 0x1000, PROT_NONE, MAP_FIXED, -1, 0) = -1 EBADF
mmap(0x4b000, 0x1000, PROT_NONE, MAP_SHARED|MAP_FIXED, 3, 0x3000) = 0x4b000
mmap(NULL, 0x2000, PROT_NONE, MAP_PRIVATE, 3, 0x2000) = ?
mmap(NULL, 0x1000, PROT_NONE, MAP_SHARED, 3, 0) = ?
msync(0x100000, 0x2, 0x70) = -1 ENOMEM
access 0x359ad 0x35d73 rw = no
mmap(0x40000, 0x1000, PROT_READ|PROT_EXEC, MAP_ALIGNED(47)|MAP_SHARED, 3, 0) = -1 ENOMEM
mmap(0x4b000, 0x1000, PROT_READ|PROT_EXEC, MAP_SHARED|MAP_HASSEMAPHORE, 3, 0x3000) = ?
