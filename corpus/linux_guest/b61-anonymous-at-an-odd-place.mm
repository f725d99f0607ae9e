# anonymous memory whose ends are no host page borders
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x11000, 0x7000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x11000
store 0x11000 1
store 0x17fff 2
mmap(0x11000, 0x7000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0x5000) = 0x11000
load 0x11000 = 0
load 0x17fff = 0
