# the freed tail began at the old end, so the neighbour behind was wiped
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x100000000
mmap(0x60000000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x60000000
mmap(0x60002000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x60002000
mprotect(0x60002000, 0x1000, PROT_READ|PROT_WRITE) = 0
store 0x60002000 0x4e
mremap(0x60000000, 0x2000, 0x1000, 0) = 0x60000000
load 0x60002000 = 0x4e
load 0x60001000 = SIGSEGV
