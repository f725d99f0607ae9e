# mprotect over holes and guards succeeds and keeps contents; what it may not, it does not begin (B4)
config abi=freebsd bits=64 target_page=16384 host_page=4096 highest=0x3fffffffffff policy=bottom-up
mmap(0x190000, 0x8000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x190000
mmap(0x198000, 0x4000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x198000
mmap(0x1a0000, 0x4000, PROT_READ|PROT_MAX(PROT_READ), MAP_ANON|MAP_FIXED, -1, 0) = 0x1a0000
store 0x190000 1
store 0x194000 2
mprotect(0x190000, 0x14000, PROT_WRITE) = -1 EACCES
load 0x190000 = 1
store 0x190000 3
mprotect(0x190000, 0x14000, PROT_READ) = 0
store 0x190000 4 = SIGSEGV
load 0x194000 = 2
load 0x198000 = SIGSEGV
mprotect(0x193fff, 2, PROT_NONE) = 0
load 0x190000 = SIGSEGV
load 0x194000 = SIGSEGV
mprotect(0x190000, 0x8000, PROT_READ|PROT_WRITE) = 0
load 0x190000 = 3
maps
00190000-00198000 rw-p
00198000-0019c000 ---p
001a0000-001a4000 r--p
end
