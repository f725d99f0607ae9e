# a private file mapping shows the file at any page-aligned offset, also one that no host mapping has (a snapshot where
# H > T), reads 0 past the end in the last page (A10), and its stores reach nobody (A10, A2.3.3)
config abi=linux bits=64 target_page=16384 host_page=4096 policy=bottom-up base=0x7f0000
file 3 size=0xc234 mode=r
mmap(0x104000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x4000) = 0x104000
load 0x104000 = 0xc3
load 0x108000 = 0x83
load 0x10c000 = 0x43
load 0x10c233 = 0x7e
load 0x10c234 = 0
load 0x10ffff = 0
store 0x104000 0xaa
store 0x10ffff 0xbb
mmap(0x144000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x4000) = 0x144000
load 0x144000 = 0xc3
load 0x104000 = 0xaa
load 0x10ffff = 0xbb
store 0x144000 1 = SIGSEGV
mmap(0x108000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x108000
load 0x108000 = 0x3
load 0x10bfff = 0x9d
load 0x104000 = 0xaa
load 0x10c000 = 0x43
mmap(0x180000, 0xc000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0xc000) = 0x180000
load 0x180000 = 0x43
load 0x183fff = 0
load 0x184000 = SIGBUS
