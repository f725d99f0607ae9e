# learnt by fuzzing freebsd_guest, made small: reached 4 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=32 target_page=4096 host_page=16384 foreign=0x1b521-0xffffffff
mmap(0x10000, 0x2000, PROT_NONE, MAP_ANON|MAP_FIXED, -1, 0) = 0x10000
munmap(0x11000, 0x4000) = 0
mmap(0x20000, 0x1000, PROT_NONE, MAP_ANON, -1, 0) = ?
