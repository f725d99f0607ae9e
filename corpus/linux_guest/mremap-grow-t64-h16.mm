# growth in place where there is room (A7.3.3), also with MAYMOVE; without room ENOMEM and nothing changes (A7.3.4) or, with
# MAYMOVE, a move of just the old range (A7.3.5)
config abi=linux bits=64 target_page=65536 host_page=16384 policy=bottom-up base=0x7f0000
file 3 size=0x40000
mmap(0x100000, 0x20000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
store 0x110000 2
mremap(0x100000, 0x20000, 0x40000, 0) = 0x100000
load 0x110000 = 2
load 0x130000 = 0
store 0x130000 4
mremap(0x100000, 0x40000, 0x50000, MREMAP_MAYMOVE) = 0x100000
load 0x130000 = 4
mmap(0x160000, 0x10000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x160000
mremap(0x130000, 0x20000, 0x40000, 0) = -1 ENOMEM
load 0x130000 = 4
r11 = mremap(0x130000, 0x20000, 0x40000, MREMAP_MAYMOVE) = ?
load r11 = 4
load 0x130000 = SIGSEGV
load 0x110000 = 2
mmap(0x300000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x300000
store 0x300000 9
mremap(0x300000, 0x10000, 0x30000, 0) = 0x300000
load 0x300000 = 9
load 0x310000 = 0x3
load 0x320000 = 0x3
mmap(0x400000, 0x10000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x400000
mremap(0x400000, 0x10000, 0x30000, 0) = 0x400000
store 0x420000 0x50
load 0x420000 = 0x50
mremap(0x160000, 0x20000, 0x30000, MREMAP_MAYMOVE) = -1 EFAULT
mremap(0x160000, 0x10000, 0, MREMAP_MAYMOVE) = -1 EINVAL
