# MADV_DONTNEED over a fragment, whole host pages and another fragment: exactly those bytes go, for anonymous memory and for copies of a file (A6.3)
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x20000
mmap(0x10000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x12fff 1
store 0x13000 2
store 0x14000 3
store 0x1bfff 4
store 0x1d000 5
store 0x1dfff 6
store 0x1e000 7
madvise(0x13000, 0xb000, MADV_DONTNEED) = 0
load 0x12fff = 1
load 0x13000 = 0
load 0x14000 = 0
load 0x1bfff = 0
load 0x1d000 = 0
load 0x1dfff = 0
load 0x1e000 = 7
mmap(0x30000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x30000
mmap(0x41000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x41000
store 0x32000 1
store 0x33000 2
store 0x34000 3
store 0x38000 4
store 0x39000 5
store 0x43000 6
store 0x44000 7
store 0x49000 8
madvise(0x33000, 0x6000, MADV_DONTNEED) = 0
load 0x32000 = 1
load 0x33000 = 0x53
load 0x34000 = 0xc3
load 0x38000 = 0x83
load 0x39000 = 5
madvise(0x44000, 0x5000, MADV_DONTNEED) = 0
load 0x43000 = 6
load 0x44000 = 0x53
load 0x49000 = 8
