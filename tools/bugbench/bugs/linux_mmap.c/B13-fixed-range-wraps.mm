# The last byte is 0xfff, modulo 2^64.
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0xfffffffffffff000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
