# learnt by fuzzing linux_guest, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=16384 highest=0x80000 min_addr=0x12000 policy=bottom-up foreign=0x10000-0x13fff foreign=0x40000-0x43fff
mmap(NULL, 0x40000, PROT_NONE, MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
