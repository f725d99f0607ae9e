# a private file mapping shows the file until it is stored to (A10); nothing reaches the file
config abi=freebsd bits=64 target_page=65536 host_page=16384 reserved=0x40000000 base=0x200000000 policy=bottom-up
file 3 size=0x30000
mmap(0x640000, 0x30000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x640000
load 0x640000 = 0x03
load 0x650000 = 0x03
store 0x650000 0x77
load 0x650000 = 0x77
load 0x660000 = 0x03
# a second one shows the file
mmap(0xc80000, 0x10000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x10000) = 0xc80000
load 0xc80000 = 0x03
madvise(0x650000, 0x10000, MADV_DONTNEED) = 0
load 0x650000 = 0x77
close(3) = 0
mprotect(0x640000, 0x30000, PROT_READ) = 0
load 0x650000 = 0x77
store 0x650000 1 = SIGSEGV
