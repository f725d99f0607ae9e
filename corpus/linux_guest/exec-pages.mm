# execute-only and write-only pages can be loaded from (A10.2), the access check says the same, and executable pages change under their translations
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x4000, PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
load 0x10000 = 0
store 0x10000 1 = SIGSEGV
access 0x10000 0x4000 r = yes
access 0x10000 1 w = no
mprotect(0x11000, 0x1000, PROT_WRITE) = 0
load 0x11000 = 0
store 0x11000 1
access 0x11000 0x1000 rw = yes
mprotect(0x11000, 0x1000, PROT_READ|PROT_WRITE|PROT_EXEC) = 0
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x11000
mremap(0x10000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x22000) = 0x22000
madvise(0x12000, 0x2000, MADV_DONTNEED) = 0
munmap(0x13000, 0x1000) = 0
maps
00012000-00013000 --xp
00022000-00023000 --xp
00023000-00024000 rwxp
end
