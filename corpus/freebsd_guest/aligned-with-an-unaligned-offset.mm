# the place is a multiple of 2^n, the address has the rest of the offset added
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

file 3 size=0x3000
mmap(0x100001, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ALIGNED(16), 3, 0x1234) = 0x110234
load 0x110234 = 0xcd
load 0x110000 = 0x73
