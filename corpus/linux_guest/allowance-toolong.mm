# fails without `toolong`: shared anonymous memory is a file to the host, and no file is as long as that (DESIGN.md, Decisions)
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0xffffffffffffffff
mmap(0x10000, 0x8000000000000000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(NULL, 0x8000000000000000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mremap(0x10000, 0x1000, 0x8000000000000000, MREMAP_MAYMOVE) = -1 ENOMEM
maps
00010000-00011000 rw-s
end
