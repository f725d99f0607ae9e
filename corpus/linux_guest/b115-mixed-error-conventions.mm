# the same mistake gives the same errno from all calls
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10001, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 EINVAL
munmap(0x10001, 0x1000) = -1 EINVAL
mprotect(0x10001, 0x1000, PROT_READ) = -1 EINVAL
mremap(0x10001, 0x1000, 0x1000, MREMAP_MAYMOVE) = -1 EINVAL
msync(0x10001, 0x1000, MS_SYNC) = -1 EINVAL
madvise(0x10001, 0x1000, MADV_DONTNEED) = -1 EINVAL
