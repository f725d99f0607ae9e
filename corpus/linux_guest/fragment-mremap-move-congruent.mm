# a move by whole host pages takes the fragments at both ends along and leaves their neighbours, at the source and at the target
config abi=linux bits=64 target_page=4096 host_page=65536
mmap(0x100000, 0x40000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
mmap(0x200000, 0x40000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x200000
store 0x10e000 0x0e
store 0x10f000 0x0f
store 0x110000 0x10
store 0x12ffff 0x2f
store 0x130000 0x30
store 0x131000 0x31
store 0x20e000 0x8e
store 0x20f000 0x8f
store 0x230000 0xb0
store 0x231000 0xb1
mprotect(0x120000, 0x1000, PROT_READ) = 0
mremap(0x10f000, 0x22000, 0x22000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20f000) = 0x20f000
load 0x20e000 = 0x8e
load 0x20f000 = 0x0f
load 0x210000 = 0x10
load 0x22ffff = 0x2f
load 0x230000 = 0x30
load 0x231000 = 0xb1
load 0x10e000 = 0x0e
load 0x10f000 = SIGSEGV
load 0x130000 = SIGSEGV
load 0x131000 = 0x31
maps
00100000-0010f000 rw-p
00131000-00140000 rw-p
00200000-00220000 rw-p
00220000-00221000 r--p
00221000-00240000 rw-p
end
