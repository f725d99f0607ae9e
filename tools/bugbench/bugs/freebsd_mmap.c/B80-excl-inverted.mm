# a free place
config abi=freebsd bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_NONE, MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0)
