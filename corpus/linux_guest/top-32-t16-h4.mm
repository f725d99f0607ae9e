# a 32-bit guest that owns all 4 GiB: the page that ends at 2^32 is a page like any other (B01, B20 of this class of code)
config abi=linux bits=32 target_page=16384 host_page=4096 highest=0xffffffff
mmap(0xffffc000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xffffc000
store 0xffffffff 0x7f
load 0xffffffff = 0x7f
mprotect(0xffffc000, 0x4000, PROT_READ) = 0
store 0xffffffff 1 = SIGSEGV
mprotect(0xffffc000, 0x8000, PROT_READ|PROT_WRITE) = -1 ENOMEM
store 0xffffffff 0x7e
msync(0xffffc000, 0x4000, MS_SYNC) = 0
madvise(0xffffc000, 0x4000, MADV_DONTNEED) = 0
load 0xffffffff = 0
mmap(0x80000000, 0x80000000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x80000000
munmap(0xc0000000, 0x40000000) = 0
mremap(0x80000000, 0x40000000, 0x80000000, 0) = 0x80000000
mremap(0x80000000, 0x80000000, 0x7fffc000, MREMAP_MAYMOVE) = 0x80000000
maps
80000000-ffffc000 ---p
end
munmap(0x80000000, 0x80000000) = 0
munmap(0xffffc000, 0x8000) = -1 EINVAL
