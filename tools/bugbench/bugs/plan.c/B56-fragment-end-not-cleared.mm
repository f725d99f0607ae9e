# Bytes behind the file's end are the old ones.
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=10
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
store 0x1100a 0x53
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0)
