# The foreign mapping shares its host page with the one asked for.
config abi=linux bits=64 target_page=4096 host_page=16384 foreign=0x10000-0x10fff
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED_NOREPLACE, -1, 0)
