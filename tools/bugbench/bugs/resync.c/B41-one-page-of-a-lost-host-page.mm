# The second of three host pages is given up on the way back, but only its first page in the table.
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mprotect(0x1b000, 0x1000, PROT_READ)
fault protect 3 ENOMEM
fault protect 4 ENOMEM
fault protect 5 ENOMEM
mprotect(0x11000, 0xa000, PROT_NONE)
