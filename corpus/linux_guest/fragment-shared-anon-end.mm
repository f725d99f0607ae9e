# shared anonymous memory grown past its size: SIGBUS beyond the target pages it was made with; shrinking and growing again brings bytes back (A7.3.12)
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x11000 0x11
mremap(0x10000, 0x2000, 0x4000, 0) = 0x10000
load 0x11000 = 0x11
load 0x12000 = SIGBUS
store 0x13000 1 = SIGBUS
mremap(0x10000, 0x4000, 0x1000, 0) = 0x10000
mremap(0x10000, 0x1000, 0x2000, 0) = 0x10000
load 0x11000 = 0x11
mremap(0x11000, 0, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = 0x20000
load 0x20000 = 0x11
load 0x21000 = SIGBUS
madvise(0x10000, 0x2000, MADV_DONTNEED) = 0
load 0x11000 = 0x11
