# learnt by fuzzing freebsd_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0xffffffffffffffff
mmap(0x10000, 0x8000000000000000, PROT_NONE, MAP_SHARED|MAP_ANON|MAP_FIXED, -1, 0) = -1 ENOMEM
