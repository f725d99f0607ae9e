# anonymous memory at fixed places reads 0, takes stores, is replaced in part (B2.1, B2.6); the guest cannot tell the sizes
config abi=freebsd bits=64 target_page=16384 host_page=4096 highest=0x3fffffffffff policy=bottom-up
mmap(0x190000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANON|MAP_FIXED, -1, 0) = 0x190000
store 0x190000 1
store 0x194000 2
store 0x197fff 3
store 0x19c000 4
# without a type it is private, too
mmap(0x194000, 0x4000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = 0x194000
load 0x190000 = 1
load 0x194000 = 0
load 0x19c000 = 4
store 0x194000 1 = SIGSEGV
# a length that is not whole pages
mmap(0x1a4000, 1, PROT_WRITE, MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0) = 0x1a4000
load 0x1a7fff = 0
load 0x1a8000 = SIGSEGV
maps
00190000-00194000 rw-p
00194000-00198000 r--p
00198000-001a0000 rw-p
001a4000-001a8000 -w-p
end
munmap(0x190000, 0x20000) = 0
maps
end
