# the top of the space is not free, the rest is
config abi=linux bits=64 target_page=4096 host_page=4096 policy=top-down foreign=0x7fffffff0000-0x7fffffffefff
mmap(NULL, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)
