# the range begins inside a host page
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x11000, 0x1000, PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
munmap(0x11000, 0x1000)
