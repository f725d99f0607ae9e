# shared anonymous memory is refused
config abi=linux bits=64 target_page=4096 host_page=4096
fault share 1 ENOMEM
mmap(0x10000, 0x1000, PROT_READ, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
