# a mapping outlives its descriptor; the number may be opened again as another file; a closed one is EBADF
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x4000
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
mmap(0x20000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x20000
close(3) = 0
close(3) = -1 EBADF
mmap(0x30000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = -1 EBADF
store 0x20000 0x11
# the file is needed again although its descriptor is gone
madvise(0x20000, 0x1000, MADV_DONTNEED) = 0
load 0x20000 = 0x73
mremap(0x20000, 0x2000, 0x3000, MREMAP_MAYMOVE) = 0x20000
load 0x22000 = 0x53
file 3 size=0x1000 mode=r
mmap(0x30000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x30000
load 0x30000 = 3
store 0x10000 0x99
load 0x30000 = 3
munmap(0x10000, 0x1000) = 0
file 4 same=3 mode=r
mmap(0x40000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 4, 0) = 0x40000
mmap(0x44000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 4, 0) = -1 EACCES
