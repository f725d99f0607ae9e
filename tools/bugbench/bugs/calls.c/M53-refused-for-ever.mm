# the second call succeeds, and still counts as refused by the host
config abi=linux bits=64 target_page=4096 host_page=4096
fault map 1 ENOMEM
mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
