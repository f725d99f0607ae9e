# a file at an offset that does not suit the host page, dropped: zeros
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
mmap(0x10000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000)
madvise(0x10000, 0x4000, MADV_DONTNEED)
