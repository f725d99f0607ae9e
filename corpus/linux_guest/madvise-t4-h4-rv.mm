# MADV_DONTNEED drops private bytes of exactly these target pages (A6.3): anonymous reads 0, a private file the file;
# shared keeps its bytes; holes are ENOMEM after everything mapped was done (A6.2)
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x10000000 base=0x200000000000
file 3 size=0x4000
mmap(0x100000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
store 0x100000 1
store 0x101000 2
store 0x102000 3
store 0x103000 4
madvise(0x101000, 0x2000, MADV_DONTNEED) = 0
load 0x100000 = 1
load 0x101000 = 0
load 0x102000 = 0
load 0x103000 = 4
mprotect(0x103000, 0x1000, PROT_NONE) = 0
madvise(0x103000, 1, MADV_DONTNEED) = 0
mprotect(0x103000, 0x1000, PROT_READ) = 0
load 0x103000 = 0
mmap(0x110000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x110000
store 0x110000 0x61
store 0x111000 0x62
store 0x112000 0x63
madvise(0x111000, 0x1000, MADV_DONTNEED) = 0
load 0x110000 = 0x61
load 0x111000 = 0xe3
load 0x112000 = 0x63
mmap(0x120000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x120000
store 0x120000 0x64
madvise(0x120000, 0x1000, MADV_DONTNEED) = 0
load 0x120000 = 0x64
store 0x102000 0x65
madvise(0x102000, 0x4000, MADV_DONTNEED) = -1 ENOMEM
load 0x102000 = 0
madvise(0x100000, 0x1000, 99) = -1 EINVAL
madvise(0x100800, 0x1000, MADV_DONTNEED) = -1 EINVAL
madvise(0x108000, 0, MADV_DONTNEED) = 0
