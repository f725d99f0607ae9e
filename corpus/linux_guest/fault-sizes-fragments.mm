# ... and for snapshots (H > T), of the new pages and of those they join
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x1000
fault size 1 EIO
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = -1 ENOMEM
mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x4000) = 0x10000
fault size 1 EIO
mmap(0x13000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x6000) = -1 ENOMEM
fault size 2 EIO
mmap(0x13000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x6000) = -1 ENOMEM
mmap(0x20000, 0x3000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x20000
fault size 1 EIO
madvise(0x20000, 0x1000, MADV_DONTNEED) = -1 ENOMEM
mmap(0x30000, 0x9000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x30000
fault size 1 EIO
mremap(0x30000, 0x9000, 0x9000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x42000) = -1 ENOMEM
