# a floor that rounds up past 2^64 leaves no place to search; FIXED works all the same
config abi=linux bits=64 target_page=16384 host_page=16384 min_addr=0xffffffffffffffff
mmap(NULL, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
mmap(0x100000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
mmap(0x100000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
mremap(0x100000, 0x4000, 0x8000, MREMAP_MAYMOVE) = 0x100000
