# a 64-bit kernel rounds in 64 bits: this range leaves the space
config abi=linux bits=32 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
msync(0x10000, 0xfffff001, MS_SYNC)
