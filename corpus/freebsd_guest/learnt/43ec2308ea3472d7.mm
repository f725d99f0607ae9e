# learnt by fuzzing freebsd_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=64 target_page=4096 host_page=4096
munmap(0, 0xffffffffffffffff) = 0
