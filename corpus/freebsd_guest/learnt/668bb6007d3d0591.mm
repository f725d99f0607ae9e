# learnt by fuzzing freebsd_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=32 target_page=4096 host_page=4096
mmap(0x10000, 0xffe00000, PROT_NONE, MAP_ANON|MAP_ALIGNED_SUPER, -1, 0) = ?
