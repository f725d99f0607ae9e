# for a 32-bit program 0xfffff001 is long, not 0 (A13); for a 64-bit one its like is 0 (A5.5)
config abi=linux bits=32 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
msync(0x10000, 0xfffff001, MS_SYNC) = -1 ENOMEM
msync(0x10000, 0xffffffff, MS_SYNC) = -1 ENOMEM
msync(0x10000, 0, MS_SYNC) = 0
