# shrinking happens in place and frees exactly the tail, MAYMOVE or not (A7.1.15, A7.3.2); sizes are compared rounded
config abi=linux bits=64 target_page=16384 host_page=65536 policy=top-down
mmap(0x100000, 0x20000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
store 0x100000 1
store 0x104000 2
store 0x108000 3
store 0x114000 6
store 0x118000 7
mremap(0x100000, 0x14000, 0x7801, 0) = 0x100000
load 0x104000 = 2
load 0x108000 = SIGSEGV
load 0x110000 = SIGSEGV
load 0x114000 = 6
mremap(0x100000, 0x4000, 0x3800, 0) = 0x100000
load 0x104000 = 2
mremap(0x114000, 0xc000, 0x4000, MREMAP_MAYMOVE) = 0x114000
load 0x114000 = 6
load 0x118000 = SIGSEGV
maps
00100000-00108000 rw-p
00114000-00118000 rw-p
end
mmap(0x180000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x180000
store 0x180000 0x32
mremap(0x180000, 0x10000, 0x4000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x1c4000) = 0x1c4000
load 0x1c4000 = 0x32
maps
00100000-00108000 rw-p
00114000-00118000 rw-p
001c4000-001c8000 rw-p
end
