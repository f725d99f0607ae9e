# a hint above the reserved space was the lower bound of the search
config abi=linux bits=32 target_page=4096 host_page=4096 reserved=0x40000000
r1 = mmap(0x80000000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r1 1
mmap(0x3ffff000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
