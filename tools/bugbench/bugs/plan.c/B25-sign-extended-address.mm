# 2 GiB: the host address is the guest base less 2 GiB.
config abi=linux bits=32 target_page=4096 host_page=4096 base=0x200000000000
mmap(0x80000000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
