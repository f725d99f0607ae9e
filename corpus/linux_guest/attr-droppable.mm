# DROPPABLE is a type, private anonymous to the guest (A2.2.11), another mapping than its neighbour (A8)
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_DROPPABLE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x11000
store 0x11000 5
load 0x10000 = 0
load 0x11000 = 5
madvise(0x11000, 0x1000, MADV_DONTNEED) = 0
load 0x11000 = 0
mremap(0x11000, 0, 0x1000, MREMAP_MAYMOVE) = -1 EINVAL
mremap(0x10000, 0x2000, 0x3000, MREMAP_MAYMOVE) = -1 EFAULT
maps
00010000-00012000 rw-p
end
