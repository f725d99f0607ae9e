# learnt by fuzzing linux_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=16384 highest=0xffffffffffffffff
mmap(0xffffffffffffc000, 0x2000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xffffffffffffc000
madvise(0xffffffffffffd000, 0x1000, MADV_DONTNEED) = 0
