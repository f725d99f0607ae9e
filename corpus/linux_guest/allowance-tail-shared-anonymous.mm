# fails without `tail`: shared anonymous memory has an end, too
# sut: core,core-host
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mremap(0x10000, 0x1000, 0x2000, 0) = 0x10000
load 0x11000
store 0x11000 1
load 0x11000
