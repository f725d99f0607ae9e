# growth in place where there is room (A7.3.3), also with MAYMOVE; without room ENOMEM and nothing changes (A7.3.4) or, with
# MAYMOVE, a move of just the old range (A7.3.5)
config abi=linux bits=64 target_page=8192 host_page=4096 reserved=0x100000000 base=0x200000000000
file 3 size=0x8000
mmap(0x100000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
store 0x102000 2
mremap(0x100000, 0x4000, 0x8000, 0) = 0x100000
load 0x102000 = 2
load 0x106000 = 0
store 0x106000 4
mremap(0x100000, 0x8000, 0xa000, MREMAP_MAYMOVE) = 0x100000
load 0x106000 = 4
mmap(0x10c000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10c000
mremap(0x106000, 0x4000, 0x8000, 0) = -1 ENOMEM
load 0x106000 = 4
r11 = mremap(0x106000, 0x4000, 0x8000, MREMAP_MAYMOVE) = ?
load r11 = 4
load 0x106000 = SIGSEGV
load 0x102000 = 2
mmap(0x140000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x140000
store 0x140000 9
mremap(0x140000, 0x2000, 0x6000, 0) = 0x140000
load 0x140000 = 9
load 0x142000 = 0xe3
load 0x144000 = 0xc3
mmap(0x160000, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x160000
mremap(0x160000, 0x2000, 0x6000, 0) = 0x160000
store 0x164000 0x50
load 0x164000 = 0x50
mremap(0x10c000, 0x4000, 0x6000, MREMAP_MAYMOVE) = -1 EFAULT
mremap(0x10c000, 0x2000, 0, MREMAP_MAYMOVE) = -1 EINVAL
