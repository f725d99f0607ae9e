# shared anonymous memory: an object of its own, its pages are kept through protections (B2.1)
config abi=freebsd bits=64 target_page=16384 host_page=4096 highest=0x3fffffffffff policy=bottom-up
mmap(0x190000, 0x10000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANON|MAP_FIXED, -1, 0) = 0x190000
store 0x190000 5
store 0x19c000 6
mprotect(0x194000, 0x8000, PROT_NONE) = 0
load 0x194000 = SIGSEGV
mprotect(0x194000, 0x8000, PROT_READ) = 0
load 0x198000 = 0
madvise(0x190000, 0x10000, MADV_DONTNEED) = 0
load 0x190000 = 5
munmap(0x194000, 0x4000) = 0
load 0x19c000 = 6
maps
00190000-00194000 rw-s
00198000-0019c000 r--s
0019c000-001a0000 rw-s
end
