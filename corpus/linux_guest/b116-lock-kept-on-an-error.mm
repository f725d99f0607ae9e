# every error twice: the second call must still work (check LOCK)
config abi=linux bits=64 target_page=4096 host_page=16384
file 4 size=0x1000 mode=r
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 4, 0) = -1 EACCES
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 4, 0) = -1 EACCES
mprotect(0x10000, 0x1000, PROT_READ) = -1 ENOMEM
mprotect(0x10000, 0x1000, PROT_READ) = -1 ENOMEM
mremap(0x10000, 0x1000, 0x1000, 0) = -1 EFAULT
mremap(0x10000, 0x1000, 0x1000, 0) = -1 EFAULT
msync(0x10000, 0x1000, 0) = -1 ENOMEM
msync(0x10000, 0x1000, 0) = -1 ENOMEM
madvise(0x10000, 0x1000, MADV_DONTNEED) = -1 ENOMEM
madvise(0x10000, 0x1000, MADV_DONTNEED) = -1 ENOMEM
munmap(0x10000, 0) = -1 EINVAL
munmap(0x10000, 0) = -1 EINVAL
