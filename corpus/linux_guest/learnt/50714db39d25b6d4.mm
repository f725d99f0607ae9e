# learnt by fuzzing linux_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_NONE, MAP_ANONYMOUS|MAP_FIXED|MAP_HUGETLB|0x54000000, -1, 0) = -1 EINVAL
