# 0xffff1000 bytes are 2^32 in host pages of 64 KiB.
config abi=linux bits=32 target_page=4096 host_page=65536
mmap(NULL, 0xffff1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)
