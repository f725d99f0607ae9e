# found by freebsd_guest (RESULT mmap unexpected-ENOMEM, unexpected-address): the addresses of a 32-bit FreeBSD guest have 32 bits, so an
# alignment to 2^32 and more is EINVAL (row B1.12), with MAP_FIXED, too. The core compared with 64: it searched, found no multiple and said
# ENOMEM, and with MAP_FIXED it mapped.
config abi=freebsd bits=32 target_page=4096 host_page=4096
mmap(NULL, 0x1000, PROT_READ, MAP_ANON|MAP_ALIGNED(47), -1, 0) = -1 EINVAL
mmap(0x20000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED|MAP_ALIGNED(32), -1, 0) = -1 EINVAL
mmap(0x20000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED|MAP_ALIGNED(31), -1, 0) = 0x20000
