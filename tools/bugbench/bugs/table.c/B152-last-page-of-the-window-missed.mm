# the last page is the only one left
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0xfffff
mmap(0x10000, 0xef000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(NULL, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)
