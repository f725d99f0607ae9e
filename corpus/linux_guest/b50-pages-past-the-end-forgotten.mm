# the length cut to the file was used for the flags too
config abi=linux bits=64 target_page=16384 host_page=4096 reserved=0x1000000
file 3 size=10
mmap(0x100000, 0x8000, PROT_READ, MAP_PRIVATE, 3, 0) = 0x100000
r2 = mmap(0x104000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
access 0x100000 0x8000 r = yes
munmap(r2, 0x4000) = 0
maps
00100000-00108000 r--p
end
