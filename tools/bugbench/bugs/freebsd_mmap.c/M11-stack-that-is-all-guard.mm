# a stack of one page
config abi=freebsd bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_FIXED, -1, 0)
