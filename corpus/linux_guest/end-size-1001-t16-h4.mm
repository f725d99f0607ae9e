# a file of 4097 bytes under 16 KiB target pages on a host of 4 KiB: zeros up to the end of the target page that holds the end,
# SIGBUS from there on; permission is looked at first (A10)
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=0x1001
mmap(0x100000, 0xc000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x100000
mmap(0x200000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x200000
load 0x100000 = 0x3
load 0x100fff = 0x4d
load 0x101000 = 0x73
load 0x101001 = 0
load 0x103fff = 0
load 0x104000 = SIGBUS
load 0x107fff = SIGBUS
load 0x108000 = SIGBUS
load 0x200000 = 0x3
load 0x200fff = 0x4d
load 0x201000 = 0x73
load 0x201001 = 0
load 0x203fff = 0
load 0x204000 = SIGBUS
load 0x207fff = SIGBUS
load 0x208000 = SIGBUS
store 0x104000 1 = SIGBUS
store 0x204000 1 = SIGBUS
store 0x100000 0xa5
load 0x200000 = 0xa5
store 0x203fff 0x5a
load 0x203fff = 0x5a
load 0x103fff = 0
# an offset at the end, and one past it (A2.1.5)
mmap(0x300000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x4000) = 0x300000
load 0x300000 = SIGBUS
mmap(0x304000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x40000000) = 0x304000
load 0x307fff = SIGBUS
mprotect(0x304000, 0x4000, PROT_NONE) = 0
load 0x304000 = SIGSEGV
msync(0x100000, 0xc000, MS_SYNC) = 0
