# guards fit beside a shared mapping in one host page, which keeps its memory (DESIGN.md, representable)
config abi=freebsd bits=64 target_page=65536 host_page=16384 reserved=0x40000000 base=0x200000000 policy=bottom-up
file 3 size=0xc0000
mmap(0x700000, 0x20000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x0) = 0x700000
mmap(0x710000, 0x20000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x710000
store 0x700000 0x21
load 0x710000 = SIGSEGV
mprotect(0x700000, 0x30000, PROT_READ) = 0
load 0x700000 = 0x21
# the guard goes, the neighbour stays
munmap(0x710000, 0x20000) = 0
load 0x700000 = 0x21
mmap(0x710000, 0x10000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x10000) = 0x710000
load 0x710000 = 0x03
maps
00700000-00720000 r--s
end
