# No gap is that long.
config abi=linux bits=32 target_page=4096 host_page=4096 reserved=0x100000
mmap(NULL, 0x100000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)
