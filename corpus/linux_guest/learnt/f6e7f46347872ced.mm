# learnt by fuzzing linux_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=0x1
file 4 size=0x4000
mmap(0x10000, 0x4000, PROT_NONE, MAP_FIXED, -1, 0) = -1 EBADF
store 0x10000 0x1 = SIGSEGV
r4 = mremap(0x10000, 0x4000, 0x4000, 0) = -1 EFAULT
mmap(0x10000, 0x4000, PROT_NONE, MAP_FIXED, -1, 0) = -1 EBADF
mremap(r4, 0x4000, 0x4000, 0) = -1 EFAULT
r7 = mremap(0x10000, 0x4000, 0x4000, 0) = -1 EFAULT
mmap(r4, 0x4000, PROT_NONE, MAP_FIXED, -1, 0) = -1 EBADF
mmap(NULL, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_SYNC, 3, 0) = 0
mremap(r7+0x4000, 0x10000, 0x4000, 0, 0) = -1 EFAULT
mmap(0x10000, 0x1, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(0x1fffa8000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x1fffa8000
ftruncate(3, 0x40000000000) = 0
load 0x1fffdc574 = SIGSEGV
store 0 0xa3
mmap(r7+0x4000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x4000) = ?
store r7+0x7fff 0x52
mremap(r4+0x8000, 0x4000, 0x4000, MREMAP_MAYMOVE, 0) = -1 EFAULT
mmap(0x4000, 0x80000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED, 3, 0x7fffffffffff8000) = -1 EOVERFLOW
store r7+0x7fff 0x6f
load r7+0x4000 = 0
msync(0x10000, 0x4000, MS_SYNC) = 0
access 0x70000 0x14000 rw = no
