# file offsets near 2^63: growth passes the largest position, where everything faults (A7.3.13), until the offset itself would wrap (A7.1.17)
config abi=linux bits=64 target_page=4096 host_page=16384 highest=0xffffffffffffffff
file 3 size=0x1000
mmap(0x100000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x7fffffffffff8000) = 0x100000
mremap(0x100000, 0x4000, 0x20000, 0) = 0x100000
load 0x11ffff = SIGBUS
load 0x100000 = SIGBUS
# offset + length above 2^64, which only a space this large can ask for
mremap(0x100000, 0x20000, 0x8000000000009000, 0) = -1 EINVAL
mremap(0x100000, 0x20000, 0x8000000000008000, 0) = 0x100000
load 0x8000000000100000 = SIGBUS
mprotect(0x4000000000000000, 0x1000, PROT_NONE) = 0
mremap(0x100000, 0x20000, 0x20000, MREMAP_MAYMOVE|MREMAP_FIXED, 0xa000000000000000) = 0xa000000000000000
madvise(0x120000, 0x1000000, MADV_DONTNEED) = 0
munmap(0x100000, 0x8000000000008000) = 0
maps
a000000000000000-a000000000020000 r--p
end
