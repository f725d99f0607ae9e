# the range check existed for 32-bit guests only
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x100000000
mmap(0xfffff000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(0xfffff000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xfffff000
