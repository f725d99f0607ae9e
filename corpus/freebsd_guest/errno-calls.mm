# the error rows of munmap, mprotect, msync, minherit, madvise and mremap (B3 to B6) in order
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

mmap(0x10000, 0x1000, PROT_READ|PROT_MAX(PROT_READ), MAP_ANON|MAP_FIXED, -1, 0) = 0x10000
munmap(0x10000, 0) = -1 EINVAL
munmap(0x3ffffffff000, 0x1001) = -1 EINVAL
munmap(0xfffffffffffff000, 0x2000) = -1 EINVAL
munmap(0x400000001000, -1) = -1 EINVAL
munmap(0x10000, -1) = 0
mprotect(0xfffffffffffff000, 0x2000, 0x8) = -1 EINVAL
mprotect(0xfffffffffffff000, 0x1000, PROT_READ) = -1 EINVAL
mprotect(0xfffffffffffff000, 0x2000, PROT_WRITE|PROT_MAX(PROT_READ)) = -1 EINVAL
mprotect(0x10000, 0, PROT_WRITE|PROT_MAX(PROT_READ)) = 0
mprotect(0x10000, -1, PROT_WRITE|PROT_MAX(PROT_READ)) = 0
mprotect(0x10000, 0x1000, PROT_WRITE|PROT_MAX(PROT_READ)) = -1 ENOTSUP
mprotect(0x10000, 0x1000, PROT_WRITE) = -1 EACCES
mprotect(0x10000, 0x1000, PROT_READ|PROT_MAX(PROT_READ|PROT_WRITE)) = -1 EACCES
msync(0xfffffffffffff000, 0x1000, MS_SYNC) = -1 EINVAL
msync(0x20000, 0x1000, MS_ASYNC|MS_INVALIDATE) = -1 EINVAL
msync(0x20000, 0x1000, MS_SYNC) = -1 ENOMEM
msync(0x3ffffffff000, 0x2000, MS_SYNC) = -1 ENOMEM
minherit(0xfffffffffffff000, 0x1000, INHERIT_COPY) = -1 EINVAL
minherit(0x10000, 0, 4) = -1 EINVAL
minherit(0x10000, 0, INHERIT_NONE) = 0
minherit(0x10000, 0x1000, -1) = -1 EINVAL
madvise(0x3ffffffff000, 0x1001, MADV_NORMAL) = -1 EINVAL
madvise(0xfffffffffffff000, 0x2000, MADV_FREE) = -1 EINVAL
madvise(0x10000, 0, 11) = -1 EINVAL
madvise(0x10000, -1, MADV_DONTNEED) = -1 EINVAL
# about the process: the range is not looked at
madvise(0xfffffffffffff000, 0x2000, MADV_PROTECT) = 0
mremap(0x10000, 0x1000, 0x2000, 1) = -1 ENOSYS
maps
00010000-00011000 r--p
end
