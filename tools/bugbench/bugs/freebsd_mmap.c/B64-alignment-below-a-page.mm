# 2 KiB is less than a page: EINVAL (B1.12)
config abi=freebsd bits=64 target_page=4096 host_page=4096
mmap(NULL, 0x1000, PROT_NONE, MAP_ANON|MAP_ALIGNED(11), -1, 0)
