# a private file mapping shows the file at any page-aligned offset, also one that no host mapping has (a snapshot where
# H > T), reads 0 past the end in the last page (A10), and its stores reach nobody (A10, A2.3.3)
config abi=linux bits=64 target_page=8192 host_page=32768 reserved=0x4000000 base=0x200000000000
file 3 size=0x6234 mode=r
mmap(0x102000, 0x6000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x2000) = 0x102000
load 0x102000 = 0xe3
load 0x104000 = 0xc3
load 0x106000 = 0xa3
load 0x106233 = 0xde
load 0x106234 = 0
load 0x107fff = 0
store 0x102000 0xaa
store 0x107fff 0xbb
mmap(0x122000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x2000) = 0x122000
load 0x122000 = 0xe3
load 0x102000 = 0xaa
load 0x107fff = 0xbb
store 0x122000 1 = SIGSEGV
mmap(0x104000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x104000
load 0x104000 = 0x3
load 0x105fff = 0xbd
load 0x102000 = 0xaa
load 0x106000 = 0xa3
mmap(0x140000, 0x6000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x6000) = 0x140000
load 0x140000 = 0xa3
load 0x141fff = 0
