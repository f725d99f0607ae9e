# learnt by fuzzing freebsd_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x1000
mmap(NULL, 0x200000, PROT_NONE, MAP_ANON|MAP_ALIGNED_SUPER, -1, 0) = -1 ENOMEM
