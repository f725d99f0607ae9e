# a snapshot is mapped and cannot be read: what was mapped for it is given to the host
config abi=linux bits=64 target_page=4096 host_page=16384 reserved=0x1000000
file 3 size=0x8000
fault read 1 EIO
mmap(0x10000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000)
