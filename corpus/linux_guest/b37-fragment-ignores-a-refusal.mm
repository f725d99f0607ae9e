# the host refuses to protect: ENOMEM and nothing changed, not a store into a read-only page
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
fault protect 1 ENOMEM
mprotect(0x11000, 0x1000, PROT_READ|PROT_WRITE) = -1 ENOMEM
store 0x11000 1 = SIGSEGV
mprotect(0x11000, 0x1000, PROT_READ|PROT_WRITE) = 0
store 0x11000 1
