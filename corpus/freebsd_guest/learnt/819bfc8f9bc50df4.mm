# learnt by fuzzing freebsd_guest, made small: reached 28 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=64 target_page=4096 host_page=8192 highest=0x7ffffffffffff000
file 3 size=0x1000
mmap(0x20000, 0x1000, PROT_NONE, MAP_ANON|MAP_FIXED, -1, 0) = 0x20000
mmap(0x40000, 0x1000, PROT_NONE, MAP_ANON|MAP_FIXED, -1, 0) = 0x40000
mmap(0x1b000, 0x7ffffffffffe4000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x1b000
mmap(NULL, 0x10000, PROT_NONE, MAP_ANON, -1, 0) = -1 ENOMEM
