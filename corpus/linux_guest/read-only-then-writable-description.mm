# one file through a read-only and a read-write descriptor in one host page: the writable pages reach the file, the others never become writable
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x4000
file 4 same=3 mode=r
mmap(0x10000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 4, 0) = 0x10000
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x1000) = 0x11000
store 0x11000 0x11
mmap(0x13000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 4, 0x3000) = 0x13000
store 0x11001 0x12
mprotect(0x10000, 0x2000, PROT_READ|PROT_WRITE) = -1 EACCES
store 0x10000 1 = SIGSEGV
mmap(0x21000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 4, 0x1000) = 0x21000
load 0x21000 = 0x11
load 0x21001 = 0x12
# two descriptions are two mappings (A8)
mremap(0x10000, 0x2000, 0x3000, MREMAP_MAYMOVE) = -1 EFAULT
maps
00010000-00011000 r--s
00011000-00012000 rw-s
00013000-00014000 r--s
00021000-00022000 r--p
end
