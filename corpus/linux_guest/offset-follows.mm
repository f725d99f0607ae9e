# the file offset follows the pages through splits and moves, and growing may pass the largest file position (A7.3.13)
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=0x20000
mmap(0x100000, 0x10000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x4000) = 0x100000
munmap(0x104000, 0x4000) = 0
mremap(0x108000, 0x4000, 0xc000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x200000) = 0x200000
load 0x200000 = 0x43
load 0x204000 = 0x3
load 0x208000 = 0xc3
load 0x10c000 = 0x3
r8 = mmap(0x300000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x7fffffffffff8000) = 0x300000
mremap(0x300000, 0x4000, 0x10000, 0) = 0x300000
load 0x304000 = SIGBUS
mremap(0x10c000, 0x4000, 0x8000, MREMAP_MAYMOVE) = 0x10c000
load 0x110000 = 0xc3
