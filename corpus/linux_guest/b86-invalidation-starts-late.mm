# every executable page of the range is reported, from the first to the last (check INVALIDATE)
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x3000, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mprotect(0x10000, 0x2000, PROT_READ|PROT_WRITE) = 0
mprotect(0x10000, 0x3000, PROT_READ|PROT_EXEC) = 0
munmap(0x10000, 0x3000) = 0
