# A file of one byte.
config abi=linux bits=64 target_page=8192 host_page=4096
file 3 size=1
mmap(0x10000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0)
