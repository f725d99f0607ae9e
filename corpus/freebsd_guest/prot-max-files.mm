# a shared mapping of a read-only file cannot become writable, a private one can; PROT_MAX does not give what the descriptor lacks
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

file 3 size=0x3000 mode=r
mmap(0x10000, 0x1000, PROT_READ|PROT_MAX(PROT_READ|PROT_WRITE), MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
mprotect(0x10000, 0x1000, PROT_READ|PROT_WRITE) = -1 EACCES
mprotect(0x10000, 0x1000, PROT_READ|PROT_MAX(PROT_READ|PROT_WRITE)) = -1 EACCES
mmap(0x20000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x20000
mprotect(0x20000, 0x1000, PROT_READ|PROT_WRITE) = 0
store 0x20000 9
load 0x10000 = 3
