# learnt by fuzzing linux_guest, made small: reached 3 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0x40000 min_addr=0x40000
file 3 size=0x1000
file 4 size=0x1000
mmap(0x10000, 0x1000, PROT_NONE, MAP_FIXED, -1, 0) = -1 EBADF
load 0x10000 = SIGSEGV
mmap(0x10000, 0x1000, PROT_NONE, MAP_FIXED, -1, 0) = -1 EBADF
mmap(0x10000, 0x1000, PROT_NONE, MAP_FIXED, -1, 0) = -1 EBADF
mmap(0xfffffffffffff000, 0x2000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
mmap(0x40000, 0x8000, PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_SYNC, -1, 0) = -1 ENOMEM
