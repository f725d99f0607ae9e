# shrinking stays in place with MAYMOVE, also when the space is full
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0xfffff
mmap(0, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0
mremap(0x10000, 0x3000, 0x1000, MREMAP_MAYMOVE) = 0x10000
maps
00000000-00011000 rw-p
00013000-00100000 rw-p
end
