# a space of all 2^64 bytes: the last page has no exclusive end, can be mapped, used and unmapped; what ends at 2^64 counts as
# wrapping only for mprotect, msync and madvise (A4.4, A5.4, A6.1; DESIGN.md, Decisions)
config abi=linux bits=64 target_page=65536 host_page=4096 highest=0xffffffffffffffff
mmap(0xffffffffffff0000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xffffffffffff0000
store 0xffffffffffffffff 0xfe
load 0xffffffffffffffff = 0xfe
load 0xffffffffffff0000 = 0
access 0xffffffffffffffff 1 rw = yes
access 0xffffffffffffffff 2 r = no
access 0xfffffffffffeffff 2 r = no
mprotect(0xffffffffffff0000, 0x10000, PROT_READ) = -1 ENOMEM
mprotect(0xffffffffffff0000, 1, 0x10) = -1 ENOMEM
msync(0xffffffffffff0000, 0x10000, MS_SYNC) = -1 ENOMEM
madvise(0xffffffffffff0000, 0x10000, MADV_DONTNEED) = -1 EINVAL
load 0xffffffffffffffff = 0xfe
mmap(0xfffffffffffe0000, 0x20000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED_NOREPLACE, -1, 0) = -1 EEXIST
mmap(0xfffffffffffe0000, 0x10000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED_NOREPLACE, -1, 0) = 0xfffffffffffe0000
mmap(0xffffffffffff0000, 0x20000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
mremap(0xfffffffffffe0000, 0x10000, 0x20000, 0) = -1 ENOMEM
mremap(0xffffffffffff0000, 0x10000, 0x20000, 0) = -1 ENOMEM
mremap(0xffffffffffff0000, 0x10000, 0x10000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x100000) = 0x100000
load 0x10ffff = 0xfe
mremap(0x100000, 0x10000, 0x10000, MREMAP_MAYMOVE|MREMAP_FIXED, 0xffffffffffff0000) = 0xffffffffffff0000
load 0xffffffffffffffff = 0xfe
maps
fffffffffffe0000-ffffffffffff0000 r--p
ffffffffffff0000-10000000000000000 rw-p
end
munmap(0xfffffffffffe0000, 0x20000) = 0
maps
end
