# a 32-bit guest: arguments are cut to 32 bits but file offsets, lengths round as 64-bit numbers, ranges wrap at 2^32
config abi=freebsd bits=32 target_page=4096 host_page=4096

file 3 size=0x3000
mmap(0xffffffff00010000, 0x100001000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x10000
mmap(0xffffd000, 0x1000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0xffffd000
mmap(0xffffe000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = -1 EINVAL
mmap(NULL, 0xffffffff, PROT_READ, MAP_ANON, -1, 0) = -1 ENOMEM
mmap(0x20000, 0xffffffff, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = -1 EINVAL
munmap(0x10000, 0xffffffff) = -1 EINVAL
mprotect(0x10000, 0xffff0000, PROT_READ) = -1 EINVAL
mprotect(0x10000, 0xffffffff, PROT_READ) = -1 EINVAL
mprotect(0x10000, 0xfffef000, PROT_READ|PROT_WRITE) = 0
msync(0xfffff000, 0x1000, MS_SYNC) = -1 EINVAL
minherit(0xfffff000, 0x1000, INHERIT_NONE) = -1 EINVAL
madvise(0xfffff000, 0x1000, MADV_DONTNEED) = -1 EINVAL
mmap(NULL, 0x1000, PROT_READ, MAP_ANON|MAP_ALIGNED(32), -1, 0) = -1 EINVAL
mmap(1, 0x1000, PROT_READ, MAP_ANON|MAP_ALIGNED(31), -1, 0) = 0x80000000
mmap(0x90000000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED|MAP_32BIT, -1, 0) = -1 EINVAL
mmap(0x30000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x100000000) = 0x30000
load 0x30000 = SIGBUS
