# Found by generated programs: SEARCH mremap unexpected-ENOMEM.
# A mapping may grow past the largest file position and faults there (A7.3), but hosts refuse such offsets. The core maps what
# lies beyond 2^62 at 2^62: no file is that long.
config abi=linux bits=64 target_page=4096 host_page=4096
file 3 size=0x2000
mmap(0x10000, 0x2000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x7fffffffffffd000) = 0x10000
r1 = mremap(0x11000, 0x1000, 0x3000, MREMAP_MAYMOVE) = ?
load r1+0x2000 = SIGBUS
