# one look at the first page decided the protection of all that moved
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mprotect(0x11000, 0x1000, PROT_READ|PROT_EXEC) = 0
mprotect(0x12000, 0x1000, PROT_READ) = 0
mremap(0x10000, 0x3000, 0x3000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = 0x20000
maps
00020000-00021000 rw-p
00021000-00022000 r-xp
00022000-00023000 r--p
end
