# the search, from the top, finds the page that is not whole
config abi=linux bits=64 target_page=4096 host_page=16384 highest=0xfe7ff policy=top-down
mmap(NULL, 0x3000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)
