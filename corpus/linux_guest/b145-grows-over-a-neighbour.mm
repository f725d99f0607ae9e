# equal neighbours are one region in a table, but the space behind is taken: ENOMEM, the neighbour keeps its bytes
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x11000
store 0x11000 1
mremap(0x10000, 0x1000, 0x2000, 0) = -1 ENOMEM
load 0x11000 = 1
r5 = mremap(0x10000, 0x1000, 0x2000, MREMAP_MAYMOVE) = ?
load 0x11000 = 1
load r5+0x1000 = 0
