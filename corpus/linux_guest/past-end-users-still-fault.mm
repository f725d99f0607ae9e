# a host page of a private mapping wholly past the end lost a page in the middle; another page past the end takes its place: all of it still
# faults, and gets bytes when the file grows and is looked at anew
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x1000
mmap(0x20000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x10000) = 0x20000
munmap(0x21000, 0x1000) = 0
mmap(0x21000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x20000) = 0x21000
load 0x20000
load 0x21000
ftruncate(3, 0x30000) = 0
madvise(0x20000, 0x4000, MADV_DONTNEED) = 0
load 0x20000 = 0
load 0x21000 = 0
mmap(0x30000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x28000) = 0x30000
ftruncate(3, 0x1000) = 0
munmap(0x32000, 0x1000) = 0
mmap(0x32000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x2f000) = 0x32000
load 0x32000
