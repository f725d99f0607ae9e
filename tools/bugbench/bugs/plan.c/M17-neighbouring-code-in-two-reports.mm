# two pages of code, of which one is writable, are unmapped together
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x2000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mprotect(0x11000, 0x1000, PROT_READ|PROT_WRITE|PROT_EXEC)
munmap(0x10000, 0x2000)
