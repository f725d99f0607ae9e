# guards fit beside a shared mapping in one host page, which keeps its memory (DESIGN.md, representable)
config abi=freebsd bits=64 target_page=16384 host_page=4096 highest=0x3fffffffffff policy=bottom-up
file 3 size=0x30000
mmap(0x1c0000, 0x8000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x0) = 0x1c0000
mmap(0x1c4000, 0x8000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x1c4000
store 0x1c0000 0x21
load 0x1c4000 = SIGSEGV
mprotect(0x1c0000, 0xc000, PROT_READ) = 0
load 0x1c0000 = 0x21
# the guard goes, the neighbour stays
munmap(0x1c4000, 0x8000) = 0
load 0x1c0000 = 0x21
mmap(0x1c4000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x4000) = 0x1c4000
load 0x1c4000 = 0xc3
maps
001c0000-001c8000 r--s
end
