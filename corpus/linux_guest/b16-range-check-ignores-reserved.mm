# "valid guest address" was taken from the word size, not from what was reserved
config abi=linux bits=64 target_page=4096 host_page=16384 reserved=0x40000000
mmap(0x40000000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
mprotect(0x40000000, 0x1000, PROT_READ) = -1 ENOMEM
mremap(0x40000000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x10000) = -1 EFAULT
