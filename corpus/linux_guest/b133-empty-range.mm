# an empty range is none of the cases of a split
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mprotect(0x11000, 0, PROT_READ) = 0
mprotect(0x10000, 0, PROT_NONE) = 0
madvise(0x11000, 0, MADV_DONTNEED) = 0
msync(0x11000, 0, MS_SYNC) = 0
maps
00010000-00013000 rw-p
end
