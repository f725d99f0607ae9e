# the host is asked for part of a host page (where the length is a multiple of host pages nobody sees it: nothing is written back here)
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x4000
mmap(0x10000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0)
msync(0x11000, 0x1000, MS_SYNC)
