# a private file mapping shows the file at any page-aligned offset, also one that no host mapping has (a snapshot where
# H > T), reads 0 past the end in the last page (A10), and its stores reach nobody (A10, A2.3.3)
config abi=linux bits=64 target_page=65536 host_page=16384 reserved=0x100000000 base=0x200000000000
file 3 size=0x30234 mode=r
mmap(0x110000, 0x30000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x10000) = 0x110000
load 0x110000 = 0x3
load 0x120000 = 0x3
load 0x130000 = 0x3
load 0x130233 = 0x3e
load 0x130234 = 0
load 0x13ffff = 0
store 0x110000 0xaa
store 0x13ffff 0xbb
mmap(0x210000, 0x20000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x10000) = 0x210000
load 0x210000 = 0x3
load 0x110000 = 0xaa
load 0x13ffff = 0xbb
store 0x210000 1 = SIGSEGV
mmap(0x120000, 0x10000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x120000
load 0x120000 = 0x3
load 0x12ffff = 0xdd
load 0x110000 = 0xaa
load 0x130000 = 0x3
mmap(0x300000, 0x30000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x30000) = 0x300000
load 0x300000 = 0x3
load 0x30ffff = 0
load 0x310000 = SIGBUS
