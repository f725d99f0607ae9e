# each shared anonymous mapping is an object of its own (A2.3.1); old size 0 makes a second view of it (A7.3.8)
config abi=linux bits=64 target_page=16384 host_page=16384 reserved=0x10000000 base=0x200000000000
mmap(0x100000, 0x8000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
mmap(0x140000, 0x8000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x140000
store 0x100000 1
store 0x140000 2
load 0x100000 = 1
mremap(0x100000, 0, 0x8000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x180000) = 0x180000
load 0x180000 = 1
store 0x184000 3
load 0x104000 = 3
load 0x144000 = 0
munmap(0x100000, 0x8000) = 0
load 0x184000 = 3
maps
00140000-00148000 rw-s
00180000-00188000 rw-s
end
