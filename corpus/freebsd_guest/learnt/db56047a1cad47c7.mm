# learnt by fuzzing freebsd_guest, made small: reached 2 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=64 target_page=8192 host_page=4096 reserved=0xffffffffffffe000
file 3 size=0x1
mmap(0x10000, 0x20000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
msync(0x20000, 0, MS_SYNC) = 0
mmap(0x10000, 0x2000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
