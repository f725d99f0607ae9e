# the size of a file cannot be had where it is needed: for its end (H < T)
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=0x1000
fault size 1 EIO
mmap(0x10000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = -1 ENOMEM
mmap(0x10000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
fault size 1 EIO
mremap(0x10000, 0x4000, 0x8000, 0) = -1 ENOMEM
fault size 1 EIO
mremap(0x10000, 0, 0x4000, MREMAP_MAYMOVE) = -1 ENOMEM
