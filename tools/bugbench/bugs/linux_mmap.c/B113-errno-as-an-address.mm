# the host refuses to map: the result is 2^64 - 12
config abi=linux bits=64 target_page=4096 host_page=4096
fault map 1 ENOMEM
mmap(NULL, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)
