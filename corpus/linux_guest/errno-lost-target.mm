# A7.5: the two failures of mremap that do change something, with several target pages to a host page
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
# an empty source overlaps nothing; the target is emptied, and that was the source
mremap(0x11000, 0, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x11000) = -1 EFAULT
maps
00010000-00011000 rw-s
00012000-00014000 rw-s
end
# a shrinking source whose end wraps: the target goes, then EINVAL
mmap(0x20000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x20000
mmap(0x31000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x31000
store 0x20000 1
store 0x31000 2
store 0x33000 4
mremap(0x20000, -4096, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x32000) = -1 EINVAL
load 0x20000 = 1
load 0x31000 = 2
load 0x32000 = SIGSEGV
load 0x33000 = 4
