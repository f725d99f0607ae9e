# learnt by fuzzing linux_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=8192 host_page=4096
file 3 size=0x1
mmap(0x20000, 0x2000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x20000
mmap(0x18000, 0x10000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x18000
