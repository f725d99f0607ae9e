# fails without `guardgap`: only the guard gap would fit
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0x4fffff
mmap(0x4ff000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_GROWSDOWN, -1, 0) = 0x4ff000
mmap(0x10000, 0x3ef000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)
