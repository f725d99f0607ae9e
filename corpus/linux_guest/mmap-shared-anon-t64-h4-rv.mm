# each shared anonymous mapping is an object of its own (A2.3.1); old size 0 makes a second view of it (A7.3.8)
config abi=linux bits=64 target_page=65536 host_page=4096 reserved=0x100000000 base=0x200000000000
mmap(0x100000, 0x20000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
mmap(0x200000, 0x20000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x200000
store 0x100000 1
store 0x200000 2
load 0x100000 = 1
mremap(0x100000, 0, 0x20000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x300000) = 0x300000
load 0x300000 = 1
store 0x310000 3
load 0x110000 = 3
load 0x210000 = 0
munmap(0x100000, 0x20000) = 0
load 0x310000 = 3
maps
00200000-00220000 rw-s
00300000-00320000 rw-s
end
