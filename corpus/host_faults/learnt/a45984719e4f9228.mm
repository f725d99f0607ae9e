# learnt by fuzzing host_faults, made small: reached 7 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=32768 highest=0xffffffffffffffff host_maps=8
file 3 size=0x20000000
mmap(0x10000, 0x20000000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
munmap(0x10000, 0x1000) = 0
munmap(0x4006000, 0x1000) = 0
munmap(0x101f5000, 0x1000) = 0
munmap(0x100ad000, 0x1000) = 0
munmap(0x19442000, 0x1000) = 0
munmap(0x10af3000, 0x1000) = 0
mremap(0x100000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_DONTUNMAP) = ?
mprotect(0x304000, 0x1000, PROT_NONE) = 0
mremap(0x29000, 0x20000000, 0x20000000, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, 0x100028000) = -1 ENOMEM
madvise(0xc000, 0x20000000, MADV_DONTNEED) = -1 ENOMEM
