# learnt by fuzzing freebsd_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=64 target_page=4096 host_page=8192
file 3 size=0x1000 mode=r
file 4 same=3
mmap(0x15000, 0x1000, PROT_NONE, MAP_SHARED|MAP_FIXED, 3, 0x1000) = 0x15000
mmap(0x14000, 0x1000, PROT_NONE, MAP_SHARED|MAP_FIXED, 4, 0) = 0x14000
