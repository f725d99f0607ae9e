# one host page of file in a target page of four: the rest faults
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=0x1000
mmap(0x10000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0)
