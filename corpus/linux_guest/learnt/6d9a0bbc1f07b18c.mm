# learnt by fuzzing linux_guest, made small: reached 5 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=16384 policy=bottom-up foreign=0x20000-0xfffffffffff foreign=0x100000004000-0x7fffffffffff
mmap(0x10000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
file 3 size=0x1000
mmap(NULL, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
mmap(NULL, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
mmap(NULL, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
mmap(NULL, 0x1000, PROT_NONE, MAP_SHARED, 3, 0x3000) = ?
mmap(NULL, 0x1000, PROT_NONE, MAP_SHARED, 3, 0) = ?
mmap(NULL, 0x1000, PROT_NONE, MAP_SHARED|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
