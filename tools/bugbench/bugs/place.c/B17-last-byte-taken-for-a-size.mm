# Only the last page is free.
config abi=linux bits=32 target_page=4096 host_page=4096 reserved=0x100000
mmap(0x10000, 0xef000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(NULL, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)
