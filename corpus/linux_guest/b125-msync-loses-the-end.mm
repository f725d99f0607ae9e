# the start moved down to the host page, the length stayed
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
mmap(0x10000, 0x8000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
store 0x14fff 1
msync(0x11000, 0x4000, MS_SYNC) = 0
msync(0x17000, 0x1000, MS_SYNC|MS_INVALIDATE) = 0
msync(0x17000, 0x1001, MS_SYNC) = -1 ENOMEM
load 0x14fff = 1
