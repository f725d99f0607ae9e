# mprotect of a guard
config abi=freebsd bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0)
mprotect(0x10000, 0x1000, PROT_READ)
