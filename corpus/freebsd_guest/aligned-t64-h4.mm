# with pages of 64 KiB, ALIGNED starts at 16
config abi=freebsd bits=64 target_page=65536 host_page=4096 highest=0x3fffffffffff

mmap(1, 1, PROT_READ, MAP_ANON|MAP_ALIGNED(15), -1, 0) = -1 EINVAL
mmap(1, 1, PROT_READ, MAP_ANON|MAP_ALIGNED(12), -1, 0) = -1 EINVAL
mmap(0x123450001, 1, PROT_READ, MAP_ANON|MAP_ALIGNED(16), -1, 0) = 0x123460000
mmap(0x123460000, 1, PROT_READ, MAP_ANON|MAP_ALIGNED_SUPER, -1, 0) = ?
