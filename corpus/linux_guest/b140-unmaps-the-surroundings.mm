# only the requested page goes, not the aligned range around it
config abi=linux bits=64 target_page=4096 host_page=16384 reserved=0x1000000
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 1
store 0x12000 3
munmap(0x11000, 0x1000) = 0
load 0x10000 = 1
load 0x12000 = 3
