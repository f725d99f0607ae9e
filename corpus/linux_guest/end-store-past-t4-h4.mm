# a byte stored past the end stays in the page, other views see it, the size does not change, and growth shows it (memfd; A10.3, A10.7)
config abi=linux bits=64 target_page=4096 host_page=4096
file 3 size=0x1800
mmap(0x10000, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
mmap(0x20000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x1000) = 0x20000
store 0x11fff 0x55
load 0x20fff = 0x55
ftruncate(3, 0x2000) = 0
load 0x20fff = 0x55
ftruncate(3, 0x1800) = 0
load 0x20fff = 0
