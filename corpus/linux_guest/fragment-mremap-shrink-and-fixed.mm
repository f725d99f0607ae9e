# FIXED with another size: shrinks (tail unmapped) or grows on the way, in fragments (A7.3.6)
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x6000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 1
store 0x13000 4
store 0x15000 6
mremap(0x10000, 0x5000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x33000) = 0x33000
load 0x33000 = 1
load 0x15000 = 6
maps
00015000-00016000 rw-p
00033000-00034000 rw-p
end
mmap(0x34000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x34000
mremap(0x15000, 0x1000, 0x3000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x34000) = 0x34000
load 0x34000 = 6
load 0x35000 = 0
load 0x33000 = 1
maps
00033000-00037000 rw-p
00037000-00038000 r--p
end
