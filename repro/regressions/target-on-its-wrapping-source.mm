# Found by generated programs: RESULT mremap unexpected-EINVAL, settled on 6.18.
# The overlap test wraps, so an absurd old length lets a target through that contains the source. The target goes, the source
# with it, and the call says EFAULT; the core had looked at the cut-off tail first (EINVAL).
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x20000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x20000
mremap(0x21000, 0xffffffffffffe000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = -1 EFAULT
maps
00022000-00024000 rw-p
end
