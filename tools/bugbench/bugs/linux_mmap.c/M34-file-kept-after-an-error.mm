# a length of 0
config abi=linux bits=64 target_page=4096 host_page=4096
file 3 size=0x1000
mmap(NULL, 0, PROT_READ, MAP_PRIVATE, 3, 0)
