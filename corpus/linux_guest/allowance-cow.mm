# fails without `cow`: storing to a private page of 16 KiB copies one host page of 4 KiB; the others go on showing the file
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=0x4000
mmap(0x100000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x100000
mmap(0x200000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x200000
store 0x100000 1
store 0x202000 9
load 0x102000
load 0x100001 = 0x22
load 0x100000 = 1
