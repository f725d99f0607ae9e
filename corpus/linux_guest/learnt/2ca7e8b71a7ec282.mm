# learnt by fuzzing linux_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0xffffffffffffffff
file 3 size=0x1000
mmap(0x10000, 0x8000000000000000, PROT_NONE, MAP_FIXED, 3, 0) = -1 EOVERFLOW
