# fragments at both ends and a middle: the host refuses to map, and nothing has changed
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 0x53
store 0x11000 0x53
store 0x15000 0x53
store 0x1a000 0x53
fault map 1 ENOMEM
mmap(0x11000, 0xa000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
load 0x10000 = 0x53
load 0x11000 = 0x53
load 0x15000 = 0x53
load 0x1a000 = 0x53
mmap(0x11000, 0xa000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x11000
load 0x11000 = 0
load 0x1a000 = 0
load 0x10000 = 0x53
