# fails without `end`: after growth those zero pages stay, and the file's new bytes are missed; after a shrink they fault
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=0x800
mmap(0x100000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x100000
ftruncate(3, 0x4000) = 0
mmap(0x200000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x200000
store 0x203000 9
load 0x103000
store 0x102000 8
load 0x202000
ftruncate(3, 0x800) = 0
load 0x203000
