# A range that wraps around the end of the address space.
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0xffffffffffffffff
mmap(0xffffffffffffe000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
munmap(0xffffffffffffe000, 0x3000)
