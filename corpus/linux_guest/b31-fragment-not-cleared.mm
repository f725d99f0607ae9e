# a new anonymous page in a used host page showed old bytes
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x11000 0x53
store 0x11fff 0x53
store 0x10fff 0x53
munmap(0x11000, 0x1000) = 0
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x11000
load 0x11000 = 0
load 0x11fff = 0
load 0x10fff = 0x53
