# the read into place stopped at the end of the file and left old bytes behind it
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x100a
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x11009 0x53
store 0x1100a 0x53
store 0x11fff 0x53
store 0x12000 0x53
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x11000
load 0x11009 = 0x8a
load 0x1100a = 0
load 0x11fff = 0
load 0x12000 = 0x53
