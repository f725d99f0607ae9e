# fails without `identity`: private neighbours of equal attributes that came from two requests, both stored to before they met, are two
# mappings to the kernel (A8) and one to the core
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x30000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x30000
mmap(0x32000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x32000
store 0x30000 1
store 0x32000 1
mmap(0x31000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x31000
mremap(0x30000, 0x3000, 0x4000, 0)
load 0x30000 = 1
