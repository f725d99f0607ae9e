# a stack: its lowest page is a guard, everything above is there at once (B2.10)
config abi=freebsd bits=64 target_page=16384 host_page=4096 highest=0x3fffffffffff policy=bottom-up
mmap(0x190000, 0x10000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_FIXED, -1, 0) = 0x190000
load 0x193fff = SIGSEGV
store 0x194000 1
store 0x19ffff 2
load 0x194000 = 1
load 0x19c000 = 0
load 0x19ffff = 2
# any offset will do without ANON, and the type may be shared
mmap(0x200000, 0x8000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_SHARED|MAP_FIXED, -1, 0x123) = 0x200000
store 0x204000 3
mmap(0x258000, 0x4000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_FIXED, -1, 0) = -1 EINVAL
mprotect(0x190000, 0x10000, PROT_READ) = 0
load 0x190000 = SIGSEGV
load 0x194000 = 1
maps
00190000-00194000 ---p
00194000-001a0000 r--p
00200000-00204000 ---p
00204000-00208000 rw-s
end
