# unmapping the middle leaves both ends
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x5000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x11fff 1
store 0x13000 2
munmap(0x12000, 0x1000) = 0
load 0x11fff = 1
load 0x13000 = 2
maps
00010000-00012000 rw-p
00013000-00015000 rw-p
end
