# nothing is mapped: EFAULT (A7.1.11)
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x1000000
mremap(0x10000, 0x1000, 0x2000, MREMAP_MAYMOVE)
