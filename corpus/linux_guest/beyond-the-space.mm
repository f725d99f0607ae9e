# calls that begin above the highest address: a hole, whatever the size of the space
config abi=linux bits=47 target_page=4096 host_page=4096 highest=0xfffffff
msync(0x10000000, 0x1000, MS_SYNC) = -1 ENOMEM
madvise(0x10000000, 0x1000, MADV_DONTNEED) = -1 ENOMEM
mprotect(0x10000000, 0x1000, PROT_READ) = -1 ENOMEM
munmap(0x10000000, 0x1000) = -1 EINVAL
mremap(0x10000000, 0x1000, 0x1000, 0) = -1 EFAULT
