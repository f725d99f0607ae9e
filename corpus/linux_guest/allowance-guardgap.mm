# fails without `guardgap`: the core's search and hints know nothing of the 256 pages the kernel keeps free below a GROWSDOWN mapping (A2.4.5)
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0x4fffff
mmap(0x4ff000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_GROWSDOWN, -1, 0) = 0x4ff000
mmap(0x480000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
