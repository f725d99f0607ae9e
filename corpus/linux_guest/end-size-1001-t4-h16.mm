# a file of 4097 bytes, mapped privately one target page off (a snapshot) with 16 KiB host pages: bytes past the end in the
# last page are 0, whatever was there before (A10)
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x1001 mode=r
mmap(0x102000, 0x6000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x102000
load 0x102000 = 0x73
load 0x102001 = 0
load 0x102fff = 0
store 0x102000 0x31
mmap(0x200000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x200000
load 0x200000 = 0x3
load 0x200fff = 0x4d
mmap(0x203000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x203000
load 0x200000 = 0x3
