# host pages mapped from the file itself, wholly or partly past its end, get a private neighbour: their bytes are copied, what lies past the end
# is zeros, and no host call fails on the way
config abi=linux bits=64 target_page=4096 host_page=65536
file 3 size=0x1800
mmap(0x10000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
mmap(0x20000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x10000) = 0x20000
load 0x20000 = SIGBUS
store 0x11000 0x41
mmap(0x14000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x14000
load 0x10000 = 3
load 0x11000 = 0x41
load 0x117ff = 0x85
load 0x11800 = 0
mmap(0x24000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x24000
load 0x24000 = 0
store 0x24000 0x24
mremap(0x10000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x32000) = 0x32000
load 0x32000 = 3
load 0x33000 = 0x41
mremap(0x26000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x34000) = 0x34000
load 0x24000 = 0x24
mmap(0x41000, 0x2000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0x30000) = 0x41000
mmap(0x43000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x32000) = 0x43000
mprotect(0x41000, 0x2000, PROT_READ|PROT_WRITE) = 0
ftruncate(3, 0x40000) = 0
mmap(0x45000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x38000) = 0x45000
load 0x45000 = 0
