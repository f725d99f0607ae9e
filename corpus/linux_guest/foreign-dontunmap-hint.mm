# A7.3.11: DONTUNMAP's address without FIXED is a hint: onto foreign memory or anything taken it goes elsewhere
config abi=linux bits=64 target_page=4096 host_page=16384 foreign=0x40000-0x40fff
mmap(0x10000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 1
r3 = mremap(0x10000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_DONTUNMAP, 0x41000) = ?
load r3 = 1
store 0x10000 2
mremap(0x10000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_DONTUNMAP, 0x50000) = 0x50000
load 0x50000 = 2
# not raised to the floor
store 0x10000 3
mremap(0x10000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_DONTUNMAP, 0x3000) = 0x3000
load 0x3000 = 3
munmap(r3, 0x1000) = 0
maps
00003000-00004000 rw-p
00010000-00012000 rw-p
00050000-00051000 rw-p
end
