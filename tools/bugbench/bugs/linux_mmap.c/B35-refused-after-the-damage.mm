# The refused mapping has unmapped what was there.
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
mmap(0x20000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(0x20000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x1000)
