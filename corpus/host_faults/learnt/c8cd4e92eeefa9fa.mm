# learnt by fuzzing host_faults, made small: reached 2 edges of the core that nothing else in the corpus did
# sut: core
config abi=linux bits=64 target_page=4096 host_page=65536 policy=bottom-up
file 3 size=0x1000
mmap(0x28000, 0xffffc000, PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x8000) = 0x28000
munmap(0x800000, 0x1000) = 0
munmap(0x10d23000, 0x1000) = 0
munmap(0x1001b000, 0x1000) = 0
munmap(0x101f5000, 0x1000) = 0
munmap(0x100ad000, 0x1000) = 0
munmap(0x1010f000, 0x1000) = 0
munmap(0x104d1000, 0x1000) = 0
munmap(0x10c73000, 0x1000) = 0
munmap(0x102ed000, 0x1000) = 0
munmap(0x104af000, 0x1000) = 0
munmap(0x1057d000, 0x1000) = 0
munmap(0x10881000, 0x1000) = 0
munmap(0x1015f000, 0x1000) = 0
munmap(0x10d7f000, 0x1000) = 0
munmap(0x107d7000, 0x1000) = 0
munmap(0x10af3000, 0x1000) = 0
mremap(0x100000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_DONTUNMAP) = ?
mprotect(0x304000, 0x2000, PROT_NONE) = 0
mremap(0x29000, 0xffffc000, 0xffffc000, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, 0x100028000) = 0x100028000
mmap(0x20000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x20000
mmap(NULL, 0x2000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
mmap(0x48000, 0x8000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x48000
mmap(NULL, 0x2000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
mprotect(0x12f000, 0x1000, PROT_READ|PROT_EXEC) = 0
mprotect(0x131000, 0x1000, PROT_READ|PROT_EXEC) = 0
mprotect(0x133000, 0x1000, PROT_READ|PROT_EXEC) = 0
madvise(0xc000, 0x10000000000, MADV_DONTNEED) = -1 ENOMEM
mmap(0x28000, 0xffffc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_NORESERVE|MAP_STACK, -1, 0) = 0x28000
