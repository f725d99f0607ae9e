# learnt by fuzzing host_faults, made small: reached 3 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=64 target_page=4096 host_page=16384 reserved=0x10000000 host_maps=2
file 3 size=0x1000
mmap(0x10000, 0x1000, PROT_NONE, MAP_FIXED, -1, 0) = -1 EBADF
mmap(NULL, 0x8000, PROT_WRITE, MAP_ANON, -1, 0) = ?
mprotect(0xfff3000, 0x1000, PROT_READ) = 0
mremap(0xfff3000, 0, 0, 0) = -1 ENOSYS
mprotect(0xfff3000, 0x1000, PROT_READ|PROT_WRITE) = 0
access 0 0x1000 rw = no
mprotect(0xfff3000, 0x1000, PROT_READ) = 0
madvise(0, 0x1000, MADV_FREE) = 0
r9 = mmap(0xfff2000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANON, -1, 0) = ?
store 0 0xa2 = SIGSEGV
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE|PROT_MAX(PROT_READ|PROT_WRITE), MAP_SHARED|MAP_FIXED|MAP_STACK, -1, 0) = -1 EINVAL
ftruncate(3, 0x6e9) = 0
mremap(0, 0x1000, 0x1000, 0x3, 0) = -1 ENOSYS
fault remap 3 ENOMEM
store 0x7ff8001 0x52 = SIGSEGV
mprotect(r9-0x2000, 0, PROT_WRITE) = 0
store 0x194000 0x1 = SIGSEGV
minherit(0xffd4000, 0x1000, INHERIT_NONE) = 0
mmap(0xffc8000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANON|MAP_FIXED, -1, 0) = -1 ENOMEM
store 0xffc8800 0x4f = SIGSEGV
mmap(0x3ffffffcc000, 0x8000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_ANON|MAP_FIXED, -1, 0) = -1 EINVAL
store 0x320000 0x2f = SIGSEGV
store 0xfff2000 0xed
mprotect(0xfff3000, 0x1000, PROT_READ) = 0
mremap(0xfff3000, 0, 0, 0) = -1 ENOSYS
mprotect(0xfff3000, 0x1000, PROT_READ|PROT_WRITE) = 0
access 0 0x1000 rw = no
mprotect(0xfff3000, 0x1000, PROT_READ) = 0
madvise(0, 0x1000, MADV_FREE) = 0
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANON|MAP_FIXED, -1, 0) = -1 ENOMEM
store 0 0xa2 = SIGSEGV
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE|PROT_MAX(PROT_READ|PROT_WRITE), MAP_SHARED|MAP_FIXED|MAP_STACK, -1, 0) = -1 EINVAL
ftruncate(3, 0x4001) = 0
mremap(0, 0x1000, 0x1000, 0x3, 0) = -1 ENOSYS
file 3 size=0x3fff
store 0x7ff8002 0x52 = SIGSEGV
mprotect(0x10000, 0, PROT_WRITE) = 0
minherit(0xfff2000, 0x10000, INHERIT_ZERO) = 0
minherit(0xfff2000, 0x10000, INHERIT_ZERO) = 0
