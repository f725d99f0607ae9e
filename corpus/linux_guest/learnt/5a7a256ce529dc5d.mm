# learnt by fuzzing linux_guest, made small: reached 2 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=8192 highest=0xffffffffffffffff
mmap(0xfffffffffffff000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xfffffffffffff000
file 3 size=0x2000
mmap(0xffff8000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xffff8000
mmap(0xffff7000, 0x2000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0xffff7000
mremap(0xfffffffffffff000, 0x2000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x10000) = -1 EINVAL
