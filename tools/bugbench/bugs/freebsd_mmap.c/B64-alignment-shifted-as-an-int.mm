# 2^31 is no int
config abi=freebsd bits=64 target_page=4096 host_page=4096
mmap(NULL, 0x1000, PROT_NONE, MAP_ANON|MAP_ALIGNED(31), -1, 0)
