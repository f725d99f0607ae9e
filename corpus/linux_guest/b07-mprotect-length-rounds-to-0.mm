# a length that rounds to 0 is not length 0: ENOMEM (A4.4); in a 32-bit program it is long and the mapped head changes (A13)
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mprotect(0x10000, 0xfffffffffffff001, PROT_READ) = -1 ENOMEM
store 0x10000 1
mprotect(0x10000, 0, PROT_READ) = 0
store 0x10000 2
