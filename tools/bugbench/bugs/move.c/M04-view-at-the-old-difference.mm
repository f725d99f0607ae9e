# the view moves by 0x10000, and its offset with it
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x20000
mmap(0x10000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0)
mremap(0x10000, 0x4000, 0x4000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000)
