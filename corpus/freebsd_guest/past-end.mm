# file pages past the end: SIGBUS once permission allows, and the rest of the last page reads 0 (B2.15, B2.16)
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

file 3 size=0x1800
mmap(0x10000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
load 0x117ff = 0x85
load 0x11800 = 0
load 0x12000 = SIGBUS
store 0x12000 1 = SIGBUS
mprotect(0x12000, 0x1000, PROT_NONE) = 0
load 0x12000 = SIGSEGV
store 0x11800 7
ftruncate(3, 0x3000) = 0
load 0x11800 = 7
mprotect(0x12000, 0x1000, PROT_READ) = 0
load 0x12000 = 0
