# learnt by fuzzing freebsd_guest, made small: reached 7 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=64 target_page=8192 host_page=4096 foreign=0x28000-0x28fff foreign=0x7ffffffe0000-0x7ffffffe0fff
file 3 size=0x2000
mmap(0x10000, 0x2000, PROT_NONE, MAP_FIXED, -1, 0) = -1 EBADF
ftruncate(-1, 0x2000) = -1 EBADF
mmap(0x40000, 0x4000, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANON|MAP_FIXED, -1, 0) = 0x40000
mmap(0x10000, 0x7ffffffb4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANON|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(0x7ffffffc0000, 0x34000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANON|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(0x7ffffffc0000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANON|MAP_FIXED, -1, 0) = 0x7ffffffc0000
access 0x7fffffffc000 0x2000 w = no
munmap(0x7ffffffc0000, 0x2000) = 0
file 4 size=0x2000
store 0x66fff 0x1 = SIGSEGV
access 0x10000 0xffffffffffff1000 rw = no
access 0x10000 0 rw = yes
msync(0x18c000, 0, MS_ASYNC) = -1 ENOMEM
access 0x10000 0xffffffffffff1000 rw = no
access 0x10000 0 rw = yes
mmap(0x10000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_32BIT, 4, 0) = 0x10000
mmap(0x1fff0000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANON|MAP_FIXED, -1, 0) = 0x1fff0000
mmap(0x1fff2000, 0x2000, PROT_READ|PROT_WRITE, MAP_FIXED|MAP_STACK, -1, 0) = -1 EINVAL
store 0x1fff3000 0x56 = SIGSEGV
mmap(0x7fffffffd000, 0, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0) = -1 EINVAL
store 0x7ffffff00000 0xda = SIGSEGV
mmap(NULL, 0x20000, PROT_WRITE, MAP_PRIVATE, 3, 0x20000) = ?
munmap(0x7ffffffc0000, 0x2000) = 0
