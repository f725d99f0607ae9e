# a private file mapping shows the file until it is stored to (A10); nothing reaches the file
config abi=freebsd bits=64 target_page=16384 host_page=4096 highest=0x3fffffffffff policy=bottom-up
file 3 size=0xc000
mmap(0x190000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x190000
load 0x190000 = 0x03
load 0x194000 = 0xc3
store 0x194000 0x77
load 0x194000 = 0x77
load 0x198000 = 0x83
# a second one shows the file
mmap(0x320000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x4000) = 0x320000
load 0x320000 = 0xc3
madvise(0x194000, 0x4000, MADV_DONTNEED) = 0
load 0x194000 = 0x77
close(3) = 0
mprotect(0x190000, 0xc000, PROT_READ) = 0
load 0x194000 = 0x77
store 0x194000 1 = SIGSEGV
