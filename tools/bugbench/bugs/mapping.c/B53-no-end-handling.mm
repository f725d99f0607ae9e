# The target page's other host pages read as zeros.
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=100
mmap(0x10000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0)
