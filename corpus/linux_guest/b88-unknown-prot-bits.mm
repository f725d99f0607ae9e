# unknown protection bits: mmap ignores them (A2.1.3), mprotect is EINVAL (A4.5)
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE|0x10, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mprotect(0x10000, 0x1000, PROT_READ|0x10) = -1 EINVAL
store 0x10000 1
