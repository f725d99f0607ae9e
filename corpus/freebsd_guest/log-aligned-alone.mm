# MAP_ALIGNED and nothing else (eight operations)
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

mmap(0, 0x1000, PROT_READ, MAP_ALIGNED(30), 3, 0) = -1 EBADF
mmap(0, 0x1000, PROT_READ, MAP_ALIGNED_SUPER, 3, 0) = -1 EBADF
mmap(0, 0x1000, PROT_NONE, 0, 3, 0) = -1 EBADF
munmap(0x10000, 0x1000) = 0
mprotect(0x10000, 0x1000, PROT_NONE|PROT_MAX(PROT_WRITE)) = 0
madvise(0x10000, 0x1000, 99) = -1 EINVAL
minherit(0x10000, 0x1000, INHERIT_SHARE) = 0
msync(0x10000, 0x1000, MS_ASYNC) = -1 ENOMEM
