# a full 32-bit space: the failed search was taken for the address 0xffffffff, or never ended
config abi=linux bits=32 target_page=4096 host_page=4096
mmap(0x10000, 0xfffee000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(NULL, 0x10000000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
mremap(0x10000, 0x1000, 0x2000, MREMAP_MAYMOVE) = -1 ENOMEM
