# learnt by fuzzing freebsd_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=64 target_page=4096 host_page=8192 foreign=0x18000-0x19fff
file 3 size=0x1000
mmap(0x19000, 0x1000, PROT_NONE, MAP_PRIVATE, 3, 0x1000) = ?
