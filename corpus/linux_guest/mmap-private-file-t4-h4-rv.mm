# a private file mapping shows the file at any page-aligned offset, also one that no host mapping has (a snapshot where
# H > T), reads 0 past the end in the last page (A10), and its stores reach nobody (A10, A2.3.3)
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x10000000 base=0x200000000000
file 3 size=0x3234 mode=r
mmap(0x101000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x101000
load 0x101000 = 0x73
load 0x102000 = 0xe3
load 0x103000 = 0x53
load 0x103233 = 0x8e
load 0x103234 = 0
load 0x103fff = 0
store 0x101000 0xaa
store 0x103fff 0xbb
mmap(0x111000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x111000
load 0x111000 = 0x73
load 0x101000 = 0xaa
load 0x103fff = 0xbb
store 0x111000 1 = SIGSEGV
mmap(0x102000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x102000
load 0x102000 = 0x3
load 0x102fff = 0x4d
load 0x101000 = 0xaa
load 0x103000 = 0x53
mmap(0x120000, 0x3000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x3000) = 0x120000
load 0x120000 = 0x53
load 0x121000 = SIGBUS
load 0x122000 = SIGBUS
