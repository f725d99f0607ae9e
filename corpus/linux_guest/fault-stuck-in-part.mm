# places of a reserved span that the host will not take back are mapped over in part; what is still free goes back when it may
config abi=linux bits=32 target_page=4096 host_page=4096 reserved=0x100000000
mmap(0x20000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x20000
fault map 1 ENOMEM
fault map 2 ENOMEM
fault map 3 ENOMEM
fault map 4 ENOMEM
fault map 5 ENOMEM
fault map 6 ENOMEM
fault map 7 ENOMEM
fault remap 2 ENOMEM
mremap(0x20000, 0x4000, 0x4000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x40000) = -1 ENOMEM
maps
end
mmap(0x21000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x21000
store 0x21000 7
munmap(0x50000, 0x1000) = 0
load 0x21000 = 7
maps
00021000-00022000 rw-p
end
