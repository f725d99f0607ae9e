# the same in a 32-bit program: rounding is 64-bit, so the mapped head is changed, then ENOMEM (A13)
config abi=linux bits=32 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mprotect(0x10000, 0xfffff001, PROT_READ) = -1 ENOMEM
store 0x10000 1 = SIGSEGV
