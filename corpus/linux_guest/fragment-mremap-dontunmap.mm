# DONTUNMAP of fragments: the old pages read 0 or the file, the neighbours in their host page keep their bytes (A7.3.11)
config abi=linux bits=64 target_page=4096 host_page=65536
file 3 size=0x20000
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(0x14000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x14000
store 0x10000 1
store 0x11000 2
store 0x12000 3
store 0x13000 4
store 0x14000 5
store 0x15000 6
mremap(0x11000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, 0x24000) = 0x24000
load 0x10000 = 1
load 0x11000 = 0
load 0x12000 = 0
load 0x13000 = 4
load 0x24000 = 2
load 0x25000 = 3
mremap(0x14000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, 0x30000) = 0x30000
load 0x30000 = 5
load 0x14000 = 0x73
load 0x15000 = 6
# of several mappings at once
mremap(0x13000, 0x3000, 0x3000, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, 0x40000) = 0x40000
load 0x40000 = 4
load 0x41000 = 0x73
load 0x42000 = 6
load 0x13000 = 0
load 0x15000 = 0xe3
