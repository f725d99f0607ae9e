# a range whose second page is mapped is called free; asked in programs of 8 operations
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
load 0x10000 = 0
load 0x10000 = 0
load 0x10000 = 0
load 0x10000 = 0
load 0x10000 = 0
load 0x10000 = 0
load 0x10000 = 0
