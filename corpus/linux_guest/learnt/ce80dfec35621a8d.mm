# learnt by fuzzing linux_guest, made small: reached 4 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=8192 host_page=32768 reserved=0x7fff8000 min_addr=0
file 3 size=0x2000
mmap(NULL, 0x7fff0000, PROT_WRITE, MAP_PRIVATE|MAP_NORESERVE, 3, 0) = ?
mremap(0x14000, 0x2000, 0x6000, MREMAP_MAYMOVE) = ?
mmap(0x10000, 0x4000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
