# beside a private page with a byte of its own comes one past the end: both fault
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x1000
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0)
store 0x10000 0x53
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x4000)
