# an aligned start with a short tail: the host page keeps what the right neighbours need
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mprotect(0x10000, 0x1000, PROT_NONE) = 0
store 0x11000 1
mprotect(0x13000, 0x1000, PROT_READ) = 0
store 0x12000 2
load 0x10000 = SIGSEGV
