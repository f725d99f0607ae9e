# growth in place where there is room (A7.3.3), also with MAYMOVE; without room ENOMEM and nothing changes (A7.3.4) or, with
# MAYMOVE, a move of just the old range (A7.3.5)
config abi=linux bits=64 target_page=4096 host_page=4096 policy=random:7
file 3 size=0x4000
mmap(0x100000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
store 0x101000 2
mremap(0x100000, 0x2000, 0x4000, 0) = 0x100000
load 0x101000 = 2
load 0x103000 = 0
store 0x103000 4
mremap(0x100000, 0x4000, 0x5000, MREMAP_MAYMOVE) = 0x100000
load 0x103000 = 4
mmap(0x106000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x106000
mremap(0x103000, 0x2000, 0x4000, 0) = -1 ENOMEM
load 0x103000 = 4
r11 = mremap(0x103000, 0x2000, 0x4000, MREMAP_MAYMOVE) = ?
load r11 = 4
load 0x103000 = SIGSEGV
load 0x101000 = 2
mmap(0x120000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x120000
store 0x120000 9
mremap(0x120000, 0x1000, 0x3000, 0) = 0x120000
load 0x120000 = 9
load 0x121000 = 0x73
load 0x122000 = 0xe3
mmap(0x130000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x130000
mremap(0x130000, 0x1000, 0x3000, 0) = 0x130000
store 0x132000 0x50
load 0x132000 = 0x50
mremap(0x106000, 0x2000, 0x3000, MREMAP_MAYMOVE) = -1 EFAULT
mremap(0x106000, 0x1000, 0, MREMAP_MAYMOVE) = -1 EINVAL
