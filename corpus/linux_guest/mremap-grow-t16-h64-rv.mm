# growth in place where there is room (A7.3.3), also with MAYMOVE; without room ENOMEM and nothing changes (A7.3.4) or, with
# MAYMOVE, a move of just the old range (A7.3.5)
config abi=linux bits=64 target_page=16384 host_page=65536 reserved=0x4000000 base=0x200000000000
file 3 size=0x10000
mmap(0x100000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
store 0x104000 2
mremap(0x100000, 0x8000, 0x10000, 0) = 0x100000
load 0x104000 = 2
load 0x10c000 = 0
store 0x10c000 4
mremap(0x100000, 0x10000, 0x14000, MREMAP_MAYMOVE) = 0x100000
load 0x10c000 = 4
mmap(0x118000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x118000
mremap(0x10c000, 0x8000, 0x10000, 0) = -1 ENOMEM
load 0x10c000 = 4
r11 = mremap(0x10c000, 0x8000, 0x10000, MREMAP_MAYMOVE) = ?
load r11 = 4
load 0x10c000 = SIGSEGV
load 0x104000 = 2
mmap(0x180000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x180000
store 0x180000 9
mremap(0x180000, 0x4000, 0xc000, 0) = 0x180000
load 0x180000 = 9
load 0x184000 = 0xc3
load 0x188000 = 0x83
mmap(0x1c0000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x1c0000
mremap(0x1c0000, 0x4000, 0xc000, 0) = 0x1c0000
store 0x1c8000 0x50
load 0x1c8000 = 0x50
mremap(0x118000, 0x8000, 0xc000, MREMAP_MAYMOVE) = -1 EFAULT
mremap(0x118000, 0x4000, 0, MREMAP_MAYMOVE) = -1 EINVAL
