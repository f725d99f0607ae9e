# found by freebsd_guest (RESULT munmap unexpected-success): a length that rounds to 0 at highest + 1 leaves nothing outside of the space. The
# model wanted EINVAL there; now it is 0, as an empty range at the end is for FreeBSD's kernel (DESIGN.md, "FreeBSD guests"). One page further is
# out of it.
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff
munmap(0x400000000000, -1) = 0
munmap(0x400000001000, -1) = -1 EINVAL
munmap(0x400000000000, 0) = -1 EINVAL
madvise(0x400000000000, 0, MADV_DONTNEED) = 0
madvise(0x400000000001, 0, MADV_DONTNEED) = -1 EINVAL
