# learnt by fuzzing linux_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=4096
mremap(0x10000, 0xffffffffffff0000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x10000) = -1 EFAULT
