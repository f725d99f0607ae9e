# the file shrinks under a private mapping, then all of it moves incongruently: pages past the end read as zeros or fault, stored ones before it
# keep their bytes, the move itself succeeds (DESIGN.md: host calls, stale)
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x10000
mmap(0x10000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
store 0x10000 0x10
store 0x1c000 0x1c
ftruncate(3, 0x1000) = 0
mremap(0x10000, 0x10000, 0x10000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x31000) = 0x31000
load 0x31000 = 0x10
load 0x31001 = 0x22
load 0x3d000
store 0x31fff 5
mremap(0x31000, 0x10000, 0x10000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x12000) = 0x12000
load 0x12000 = 0x10
load 0x12fff = 5
