# guards fit beside a shared mapping in one host page, which keeps its memory (DESIGN.md, representable)
config abi=freebsd bits=64 target_page=4096 host_page=4096 reserved=0x40000000 base=0x200000000
file 3 size=0xc000
mmap(0x70000, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x0) = 0x70000
mmap(0x71000, 0x2000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x71000
store 0x70000 0x21
load 0x71000 = SIGSEGV
mprotect(0x70000, 0x3000, PROT_READ) = 0
load 0x70000 = 0x21
# the guard goes, the neighbour stays
munmap(0x71000, 0x2000) = 0
load 0x70000 = 0x21
mmap(0x71000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x1000) = 0x71000
load 0x71000 = 0x73
maps
00070000-00072000 r--s
end
