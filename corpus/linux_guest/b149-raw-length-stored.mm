# a partial last page is taken whole
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x1001, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
r2 = mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
munmap(r2, 0x1000) = 0
maps
00010000-00012000 rw-p
end
