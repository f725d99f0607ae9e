# Must be refused.
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
mmap(0x20000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x1000)
