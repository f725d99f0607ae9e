# Only the first page is to be dropped.
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
store 0x11000 2
madvise(0x10000, 0x1000, MADV_DONTNEED)
