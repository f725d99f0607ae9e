# a mapping that ends exactly at the limit is legal
config abi=linux bits=32 target_page=4096 host_page=4096 reserved=0x40000000
mmap(0x3ffff000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x3ffff000
store 0x3fffffff 1
load 0x3fffffff = 1
