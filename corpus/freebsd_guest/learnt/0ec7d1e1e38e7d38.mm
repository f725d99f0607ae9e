# learnt by fuzzing freebsd_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=64 target_page=32768 host_page=4096 highest=0xfffffffffe000000
file 3 size=0x8000
mmap(0x7ffffffffffe8000, 0x4000000000010000, PROT_READ|PROT_WRITE, MAP_PRIVATE, 3, 0) = ?
