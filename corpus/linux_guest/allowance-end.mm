# fails without `end`: past the end, a target page of 16 KiB is backed by zero pages of its own, so what is stored there no other view sees
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=0x800
mmap(0x100000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x100000
mmap(0x200000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = 0x200000
store 0x102000 7
load 0x102000 = 7
load 0x202000
