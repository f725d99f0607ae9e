# learnt by fuzzing freebsd_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=64 target_page=4096 host_page=16384 highest=0xfffffffffffff000 foreign=0xffffffffffffb000-0xffffffffffffe30d
mmap(0xffffffffffffe000, 0x1000, PROT_NONE, MAP_ANON, -1, 0) = ?
