# upward from the hint, all that is free lies in the last host page
config abi=freebsd bits=64 target_page=4096 host_page=16384 highest=0xffffffffffffffff
mmap(0xffffffffffffd000, 0x1000, PROT_NONE, MAP_ANON|MAP_FIXED, -1, 0)
mmap(0xffffffffffffd000, 0x1000, PROT_NONE, MAP_ANON, -1, 0)
