# head and tail of a range in the same host page: the second host call undid the first
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(0x11000, 0x3000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x11000
mprotect(0x11000, 0x1000, PROT_READ) = 0
store 0x10000 1
mprotect(0x11000, 0x2000, PROT_NONE) = 0
store 0x10000 2
mprotect(0x12000, 0x1000, PROT_READ|PROT_WRITE) = 0
mprotect(0x10000, 0x1000, PROT_READ) = 0
store 0x12000 3
