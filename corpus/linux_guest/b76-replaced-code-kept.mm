# executable memory replaced by executable memory: the translations must go (check INVALIDATE)
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x1000
file 4 size=0x1000
mmap(0x10000, 0x1000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
load 0x10000 = 3
mmap(0x10000, 0x1000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED, 4, 0) = 0x10000
load 0x10000 = 4
mmap(0x11000, 0x1000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x11000
mmap(0x10000, 0x2000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
load 0x10000 = 0
