# the clearing depended on the new protection having write permission
config abi=linux bits=64 target_page=4096 host_page=16384 reserved=0x1000000
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 0x53
store 0x11000 0x53
store 0x12000 0x53
mprotect(0x10000, 0x4000, PROT_READ) = 0
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x11000
load 0x11000 = 0
load 0x10000 = 0x53
mmap(0x12000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x12000
mprotect(0x12000, 0x1000, PROT_READ) = 0
load 0x12000 = 0
