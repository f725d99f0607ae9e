# with reserved VA: a move that the host refuses leaves source and target as they were
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x200000
mmap(0x10000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 7
fault any 1 ENOMEM
mremap(0x10000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = -1 ENOMEM
fault remap 1 ENOMEM
mremap(0x10000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = -1 ENOMEM
# the pages have moved, the growth behind them is refused: they come back
fault map 1 ENOMEM
mremap(0x10000, 0x2000, 0x3000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = -1 ENOMEM
load 0x10000 = 7
fault discard 1 EIO
madvise(0x10000, 0x2000, MADV_DONTNEED) = -1 ENOMEM
load 0x10000 = 7
maps
00010000-00012000 rw-p
end
