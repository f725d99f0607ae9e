# no memory for a plan of many steps and assignments (one for each mapping that changes), or for its invalidations
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x28000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mprotect(0x10000, 0x1000, PROT_READ) = 0
mprotect(0x12000, 0x1000, PROT_READ) = 0
mprotect(0x14000, 0x1000, PROT_READ) = 0
mprotect(0x16000, 0x1000, PROT_READ) = 0
mprotect(0x18000, 0x1000, PROT_READ) = 0
mprotect(0x1a000, 0x1000, PROT_READ) = 0
mprotect(0x1c000, 0x1000, PROT_READ) = 0
mprotect(0x1e000, 0x1000, PROT_READ) = 0
mprotect(0x20000, 0x1000, PROT_READ) = 0
mprotect(0x22000, 0x1000, PROT_READ) = 0
mprotect(0x24000, 0x1000, PROT_READ) = 0
mprotect(0x26000, 0x1000, PROT_READ) = 0
mprotect(0x28000, 0x1000, PROT_READ) = 0
mprotect(0x2a000, 0x1000, PROT_READ) = 0
mprotect(0x2c000, 0x1000, PROT_READ) = 0
mprotect(0x2e000, 0x1000, PROT_READ) = 0
mprotect(0x30000, 0x1000, PROT_READ) = 0
mprotect(0x32000, 0x1000, PROT_READ) = 0
mprotect(0x34000, 0x1000, PROT_READ) = 0
mprotect(0x36000, 0x1000, PROT_READ) = 0
fault alloc 1
mprotect(0x10000, 0x28000, PROT_READ|PROT_WRITE) = -1 ENOMEM
mprotect(0x10000, 0x28000, PROT_READ|PROT_WRITE|PROT_EXEC) = 0
munmap(0x10000, 0x1000) = 0
munmap(0x12000, 0x1000) = 0
munmap(0x14000, 0x1000) = 0
munmap(0x16000, 0x1000) = 0
munmap(0x18000, 0x1000) = 0
munmap(0x1a000, 0x1000) = 0
munmap(0x1c000, 0x1000) = 0
munmap(0x1e000, 0x1000) = 0
munmap(0x20000, 0x1000) = 0
munmap(0x22000, 0x1000) = 0
munmap(0x24000, 0x1000) = 0
munmap(0x26000, 0x1000) = 0
munmap(0x28000, 0x1000) = 0
munmap(0x2a000, 0x1000) = 0
munmap(0x2c000, 0x1000) = 0
munmap(0x2e000, 0x1000) = 0
munmap(0x30000, 0x1000) = 0
munmap(0x32000, 0x1000) = 0
munmap(0x34000, 0x1000) = 0
munmap(0x36000, 0x1000) = 0
# ... and of a move of twenty mappings
fault alloc 1
mremap(0x11000, 0x27000, 0x27000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x80000) = -1 ENOMEM
mremap(0x11000, 0x27000, 0x27000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x80000) = 0x80000
