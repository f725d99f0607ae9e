# found by freebsd_guest (RESULT madvise unexpected-success): where highest is 2^32 - 1, madvise may end there, as munmap and MAP_FIXED may: it
# stays in the space. The model took it for a wrap, which it is to mprotect, minherit and msync.
config abi=freebsd bits=32 target_page=4096 host_page=4096 highest=0xffffffff
mmap(0xfffff000, 0x1000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0xfffff000
madvise(0xfffff000, 0x1000, MADV_DONTNEED) = 0
madvise(0xfffff000, 0x1001, MADV_DONTNEED) = -1 EINVAL
mprotect(0xfffff000, 0x1000, PROT_READ) = -1 EINVAL
minherit(0xfffff000, 0x1000, INHERIT_NONE) = -1 EINVAL
msync(0xfffff000, 0x1000, MS_SYNC) = -1 EINVAL
munmap(0xfffff000, 0x1000) = 0
