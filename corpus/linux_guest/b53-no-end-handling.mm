# host pages of the last target page that lie past the end must read 0
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=100
mmap(0x100000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x100000
load 0x101000 = 0
load 0x103fff = 0
