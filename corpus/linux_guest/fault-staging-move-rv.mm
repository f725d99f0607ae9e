# what mremap FIXED replaces comes back, and what it moved goes back, wherever the host refuses (Linux's own may lose its target, A7.5)
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x400000
mmap(0x10000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(0x20000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x20000
store 0x10000 0x10
store 0x20000 0x20
store 0x23000 0x23
munmap(0x21000, 0x1000) = 0
# growth behind the new place is refused
fault map 2 EAGAIN
mremap(0x10000, 0x2000, 0x4000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = -1 ENOMEM
load 0x10000 = 0x10
load 0x20000 = 0x20
load 0x23000 = 0x23
# two mappings move over others: the second is refused
mprotect(0x11000, 0x1000, PROT_READ) = 0
fault remap 4 ENOMEM
mremap(0x10000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x22000) = -1 ENOMEM
fault remap 3 ENOMEM
mremap(0x10000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x22000) = -1 ENOMEM
fault remap 2 ENOMEM
mremap(0x10000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x22000) = -1 ENOMEM
fault remap 1 ENOMEM
mremap(0x10000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x22000) = -1 ENOMEM
load 0x10000 = 0x10
load 0x20000 = 0x20
load 0x23000 = 0x23
maps
00010000-00011000 rw-p
00011000-00012000 r--p
00020000-00021000 rw-p
00022000-00024000 rw-p
end
mremap(0x10000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x22000) = 0x22000
load 0x22000 = 0x10
load 0x20000 = 0x20
