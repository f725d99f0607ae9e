# a page that can be written before one that cannot
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
access 0x10000 0x2000 w
