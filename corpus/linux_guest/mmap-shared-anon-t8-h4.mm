# each shared anonymous mapping is an object of its own (A2.3.1); old size 0 makes a second view of it (A7.3.8)
config abi=linux bits=64 target_page=8192 host_page=4096 policy=bottom-up base=0x7f0000
mmap(0x100000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
mmap(0x120000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x120000
store 0x100000 1
store 0x120000 2
load 0x100000 = 1
mremap(0x100000, 0, 0x4000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x140000) = 0x140000
load 0x140000 = 1
store 0x142000 3
load 0x102000 = 3
load 0x122000 = 0
munmap(0x100000, 0x4000) = 0
load 0x142000 = 3
maps
00120000-00124000 rw-s
00140000-00144000 rw-s
end
