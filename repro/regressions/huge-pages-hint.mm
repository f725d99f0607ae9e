# found by linux_guest (RESULT mmap unexpected-EINVAL): a hint is rounded up to huge pages (tried on 6.18 with MAP_NORESERVE), so that
# this one is past the end of the space, and there is no room in the window of MAP_32BIT; the missing type is not looked at any more
config abi=linux bits=64 target_page=4096 host_page=8192 reserved=0x400000
mmap(0x38a000, 0x1000, PROT_READ, MAP_ANONYMOUS|MAP_32BIT|MAP_HUGETLB, -1, 0) = -1 ENOMEM
mmap(0x1ff000, 0x1000, PROT_READ, MAP_ANONYMOUS|MAP_32BIT|MAP_HUGETLB, -1, 0) = -1 EINVAL
mmap(0x38a000, 0x1000, PROT_READ, MAP_ANONYMOUS|MAP_HUGETLB, -1, 0) = -1 EINVAL
mmap(0x1000, 0x400000, PROT_READ, MAP_ANONYMOUS|MAP_HUGETLB, -1, 0) = -1 ENOMEM
