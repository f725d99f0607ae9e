# a range across 2 GiB
config abi=linux bits=32 target_page=4096 host_page=4096
mmap(0x7ffff000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
access 0x7fffffff 2 r
