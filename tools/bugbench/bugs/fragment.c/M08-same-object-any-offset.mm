# offsets 0 and 0x5000 of a file in one host page
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
mmap(0x10000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0)
mmap(0x11000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x5000)
