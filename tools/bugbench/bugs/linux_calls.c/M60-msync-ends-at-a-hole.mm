# the page above the hole is not synced
config abi=linux bits=64 target_page=4096 host_page=4096
file 3 size=0x1000
mmap(0x11000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0)
msync(0x10000, 0x2000, MS_SYNC)
