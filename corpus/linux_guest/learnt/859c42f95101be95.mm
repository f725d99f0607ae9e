# learnt by fuzzing linux_guest, made small: reached 2 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=32 target_page=4096 host_page=4096
mprotect(0x10000, 0, PROT_NONE) = 0
mprotect(0x10000, 0x1000, PROT_GROWSDOWN) = -1 ENOMEM
