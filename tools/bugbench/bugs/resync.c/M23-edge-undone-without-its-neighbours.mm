# the protection of two edges and the middle; the second edge is refused, and the first one loses its neighbour's right to write
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mprotect(0x11000, 0xa000, PROT_READ)
fault protect 2 ENOMEM
mprotect(0x11000, 0xa000, PROT_NONE)
