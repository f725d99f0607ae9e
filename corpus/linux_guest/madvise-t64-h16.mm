# MADV_DONTNEED drops private bytes of exactly these target pages (A6.3): anonymous reads 0, a private file the file;
# shared keeps its bytes; holes are ENOMEM after everything mapped was done (A6.2)
config abi=linux bits=64 target_page=65536 host_page=16384 policy=bottom-up base=0x7f0000
file 3 size=0x40000
mmap(0x100000, 0x40000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
store 0x100000 1
store 0x110000 2
store 0x120000 3
store 0x130000 4
madvise(0x110000, 0x20000, MADV_DONTNEED) = 0
load 0x100000 = 1
load 0x110000 = 0
load 0x120000 = 0
load 0x130000 = 4
mprotect(0x130000, 0x10000, PROT_NONE) = 0
madvise(0x130000, 1, MADV_DONTNEED) = 0
mprotect(0x130000, 0x10000, PROT_READ) = 0
load 0x130000 = 0
mmap(0x200000, 0x30000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x10000) = 0x200000
store 0x200000 0x61
store 0x210000 0x62
store 0x220000 0x63
madvise(0x210000, 0x10000, MADV_DONTNEED) = 0
load 0x200000 = 0x61
load 0x210000 = 0x3
load 0x220000 = 0x63
mmap(0x300000, 0x10000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x300000
store 0x300000 0x64
madvise(0x300000, 0x10000, MADV_DONTNEED) = 0
load 0x300000 = 0x64
store 0x120000 0x65
madvise(0x120000, 0x40000, MADV_DONTNEED) = -1 ENOMEM
load 0x120000 = 0
madvise(0x100000, 0x10000, 99) = -1 EINVAL
madvise(0x100800, 0x10000, MADV_DONTNEED) = -1 EINVAL
madvise(0x180000, 0, MADV_DONTNEED) = 0
