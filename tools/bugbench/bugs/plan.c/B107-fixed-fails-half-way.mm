# two fragments are cleared, the middle is refused: the call fails, the bytes are gone
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
store 0x11000 0x53
fault map 1 ENOMEM
mmap(0x11000, 0xa000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
