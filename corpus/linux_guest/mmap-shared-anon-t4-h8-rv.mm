# each shared anonymous mapping is an object of its own (A2.3.1); old size 0 makes a second view of it (A7.3.8)
config abi=linux bits=64 target_page=4096 host_page=8192 reserved=0x4000000 base=0x200000000000
mmap(0x100000, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
mmap(0x110000, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x110000
store 0x100000 1
store 0x110000 2
load 0x100000 = 1
mremap(0x100000, 0, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x120000) = 0x120000
load 0x120000 = 1
store 0x121000 3
load 0x101000 = 3
load 0x111000 = 0
munmap(0x100000, 0x2000) = 0
load 0x121000 = 3
maps
00110000-00112000 rw-s
00120000-00122000 rw-s
end
