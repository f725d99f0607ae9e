# beside a page of a read-only descriptor comes a writable one
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
file 4 same=3 mode=r
mmap(0x10000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 4, 0)
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x1000)
