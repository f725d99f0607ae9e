# what the log says of flags, protections, advice and inheritance (eight operations, so that it is looked at)
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

mmap(0x40000000, 0x1000, PROT_READ|PROT_MAX(PROT_READ|PROT_EXEC), MAP_ANON|MAP_ALIGNED(30)|MAP_NOCORE, -1, 0) = 0x40000000
mmap(0x40200000, 0x200000, PROT_READ, MAP_ANON|MAP_ALIGNED_SUPER, -1, 0) = 0x40200000
mmap(0, 0, 0x88, MAP_ALIGNED(255)|0x8, -1, 0) = -1 EINVAL
msync(0x40000000, 0x1000, MS_SYNC) = 0
msync(0x40000000, 0x1000, 0x30) = 0
madvise(0x40000000, 0x1000, MADV_PROTECT) = 0
minherit(0x40000000, 0x1000, 77) = -1 EINVAL
mremap(0x40000000, 0x1000, 0x2000, 3) = -1 ENOSYS
