# shrinking happens in place and frees exactly the tail, MAYMOVE or not (A7.1.15, A7.3.2); sizes are compared rounded
config abi=linux bits=64 target_page=8192 host_page=4096 policy=bottom-up base=0x7f0000
mmap(0x100000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
store 0x100000 1
store 0x102000 2
store 0x104000 3
store 0x10a000 6
store 0x10c000 7
mremap(0x100000, 0xa000, 0x3801, 0) = 0x100000
load 0x102000 = 2
load 0x104000 = SIGSEGV
load 0x108000 = SIGSEGV
load 0x10a000 = 6
mremap(0x100000, 0x2000, 0x1800, 0) = 0x100000
load 0x102000 = 2
mremap(0x10a000, 0x6000, 0x2000, MREMAP_MAYMOVE) = 0x10a000
load 0x10a000 = 6
load 0x10c000 = SIGSEGV
maps
00100000-00104000 rw-p
0010a000-0010c000 rw-p
end
mmap(0x140000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x140000
store 0x140000 0x32
mremap(0x140000, 0x8000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x162000) = 0x162000
load 0x162000 = 0x32
maps
00100000-00104000 rw-p
0010a000-0010c000 rw-p
00162000-00164000 rw-p
end
