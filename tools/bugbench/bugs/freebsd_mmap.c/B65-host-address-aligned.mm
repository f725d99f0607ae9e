# the guest base is no multiple of 16 MiB
config abi=freebsd bits=64 target_page=4096 host_page=4096 base=0x100001000
mmap(NULL, 0x1000, PROT_NONE, MAP_ANON|MAP_ALIGNED(24), -1, 0)
