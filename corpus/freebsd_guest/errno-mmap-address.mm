# rows B1.11 to B1.15: a length that rounds to less, an alignment that cannot be, a fixed address that may not be; all before the descriptor
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

mmap(0x10001, -1, PROT_READ, MAP_PRIVATE|MAP_ALIGNED(2)|MAP_FIXED, 9, 0) = -1 ENOMEM
mmap(0x10000, 0xfffffffffffff001, PROT_READ, MAP_PRIVATE|MAP_FIXED, 9, 0) = -1 ENOMEM
mmap(0x10000, 0xfffffffffffff000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 9, 1) = -1 ENOMEM
mmap(0x10001, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ALIGNED(2), 9, 0) = -1 EINVAL
mmap(0x10001, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ALIGNED(11), 9, 0) = -1 EINVAL
mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ALIGNED(64), 9, 0) = -1 EINVAL
mmap(0x10000, 0x1000, PROT_READ, MAP_ANON|MAP_ALIGNED(127)|MAP_FIXED, -1, 0) = -1 EINVAL
mmap(0x10000, 0x1000, PROT_READ, MAP_ANON|MAP_ALIGNED(255)|MAP_FIXED, -1, 0) = -1 EINVAL
# fixed: aligned to its offset, not at 0, inside the space
mmap(0x10001, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 9, 0) = -1 EINVAL
mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 9, 1) = -1 EINVAL
mmap(0, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = -1 EINVAL
mmap(0x3ffffffff000, 0x2000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = -1 EINVAL
mmap(0x400000000000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 9, 0) = -1 EINVAL
mmap(0xfffffffffffff000, 0x2000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = -1 EINVAL
mmap(0x7ffff000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_32BIT|MAP_FIXED, 9, 0) = -1 EINVAL
mmap(0x80000000, 0x1000, PROT_READ, MAP_ANON|MAP_32BIT|MAP_FIXED, -1, 0) = -1 EINVAL
mmap(0x7ffff000, 0x1000, PROT_READ, MAP_ANON|MAP_32BIT|MAP_FIXED, -1, 0) = 0x7ffff000
# the second page is as low as fixed may be: min_addr binds searches alone
mmap(0x1000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = 0x1000
mmap(0x3ffffffff000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = 0x3ffffffff000
