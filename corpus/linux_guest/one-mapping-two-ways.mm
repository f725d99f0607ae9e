# a private file mapping of which one host page had to become a copy and the next is still the file: it is one mapping all the same (A8),
# grows as one, and dumps as one
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x20000
mmap(0x10000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x11000
mmap(0x19000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x19000
mremap(0x1a000, 0x2000, 0x3000, 0) = 0x1a000
load 0x1c000 = 0x43
munmap(0x19000, 0x1000) = 0
mremap(0x12000, 0x7000, 0x8000, 0) = 0x12000
load 0x12000 = 0xe3
load 0x14000 = 0xc3
load 0x18000 = 0x83
load 0x19000 = 0xf3
r11 = mremap(0x17000, 0x3000, 0x9000, MREMAP_MAYMOVE) = ?
load r11 = 0x13
load r11+0x8000 = 0x93
munmap(r11, 0x9000) = 0
maps
00010000-00017000 rw-p
0001a000-0001d000 rw-p
end
