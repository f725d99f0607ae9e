# a private mapping past the end faults; when the file grows over it, a copy made then or later may show either (stale), bytes mapped after are exact
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x1000
mmap(0x20000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x4000) = 0x20000
load 0x27fff = SIGBUS
mmap(0x31000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x4000) = 0x31000
load 0x31000 = SIGBUS
ftruncate(3, 0x8000) = 0
load 0x20000 = 0
load 0x23fff = 0
load 0x24000 = SIGBUS
load 0x31000
mmap(0x33000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x5000) = 0x33000
load 0x33000 = 0
madvise(0x31000, 0x2000, MADV_DONTNEED) = 0
load 0x31000 = 0
mmap(0x40000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x4000) = 0x40000
store 0x40000 9
load 0x20000 = 9
madvise(0x31000, 0x2000, MADV_DONTNEED) = 0
load 0x31000 = 9
