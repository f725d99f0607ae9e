# a file of 10 bytes under a larger host page
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=10
mmap(0x10000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
load 0x10009 = 0x1a
load 0x1000a = 0
load 0x10fff = 0
