# munmap in a reserved space maps over, and the host refuses
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x1000000
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
fault map 1 ENOMEM
munmap(0x10000, 0x1000)
