# addresses from 2 GiB up in a 32-bit guest whose base is not 0
config abi=linux bits=32 target_page=4096 host_page=16384 base=0x200000000000
mmap(0x80000000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x80000000
store 0x80000000 1
mremap(0x80000000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x7ffff000) = 0x7ffff000
load 0x7ffff000 = 1
mmap(0x7fffe000, 0x3000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x7fffe000
load 0x80000000 = 0
