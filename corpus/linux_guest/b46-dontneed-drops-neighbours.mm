# MADV_DONTNEED of one target page dropped the whole host page
config abi=linux bits=64 target_page=4096 host_page=16384
r1 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r1 1
store r1+0x1000 2
madvise(r1, 0x1000, MADV_DONTNEED) = 0
load r1 = 0
load r1+0x1000 = 2
madvise(r1+0x1000, 1, MADV_DONTNEED) = 0
load r1+0x1000 = 0
