# two target pages in two host pages: only the first one is synced
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
mmap(0x10000, 0x8000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0)
msync(0x13000, 0x2000, MS_SYNC)
