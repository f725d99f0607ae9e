# a snapshot host page wholly past the file's end faults (SIGBUS) until another user joins it; then it has memory, and the faulting pages
# may read 0 (DESIGN.md: snapshot, tail)
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x1000
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x8000) = 0x11000
load 0x11000 = SIGBUS
mmap(0x13000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x20000) = 0x13000
load 0x11000
load 0x13000
mmap(0x12000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x12000
store 0x12000 2
load 0x12000 = 2
munmap(0x12000, 0x1000) = 0
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
load 0x10000 = 3
store 0x10000 1
load 0x10000 = 1
# a whole host page at an incongruent offset
mmap(0x20000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x9000) = 0x20000
load 0x20000 = SIGBUS
load 0x23fff = SIGBUS
mmap(0x21000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x21000
load 0x21000 = 0
store 0x21000 7
madvise(0x20000, 0x4000, MADV_DONTNEED) = 0
load 0x21000 = 0
