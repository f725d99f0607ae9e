# A mapping that ends where the space does.
config abi=linux bits=32 target_page=4096 host_page=4096
mmap(0xffffd000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
