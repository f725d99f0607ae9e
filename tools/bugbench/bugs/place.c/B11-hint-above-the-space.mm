# The hint is above the last page.
config abi=linux bits=32 target_page=4096 host_page=4096 reserved=0x40000000
mmap(0x80000000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)
