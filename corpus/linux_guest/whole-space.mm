# one mapping from page 0 to the end of 2^64, split, protected, moved around and gone again
config abi=linux bits=64 target_page=65536 host_page=4096 highest=0xffffffffffffffff
mmap(0, 0xffffffffffff0000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0
mmap(0xffffffffffff0000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xffffffffffff0000
mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
store 0 1
store 0xffffffffffffffff 2
mprotect(0x10000, 0xfffffffffffd0000, PROT_READ) = 0
mremap(0, 0x10000, 0x20000, MREMAP_MAYMOVE) = -1 ENOMEM
munmap(0x8000000000000000, 0x10000) = 0
mremap(0, 0x10000, 0x10000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x8000000000000000) = 0x8000000000000000
load 0x8000000000000000 = 1
mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
munmap(0x4000000000000000, 0x8000000000000000) = 0
maps
00010000-4000000000000000 r--p
c000000000000000-fffffffffffe0000 r--p
fffffffffffe0000-10000000000000000 rw-p
end
munmap(0, 0xffffffffffff0000) = 0
load 0xffffffffffffffff = 2
munmap(0xffffffffffff0000, 0x10000) = 0
