# learnt by fuzzing host_faults, made small: reached 1 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=32768 policy=bottom-up host_maps=7
file 3 size=0x1000
mmap(0x28000, 0xffffc000, PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x28000
mmap(NULL, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0
mmap(0x10000, 0x3c000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
mremap(0x29000, 0xffffc000, 0xffffc000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x100028000) = -1 ENOMEM
