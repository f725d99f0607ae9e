# with one gap above the hint and one below, the one above is taken until it is gone
config abi=freebsd bits=64 target_page=4096 host_page=4096 reserved=0x40000 base=0x200000000 policy=bottom-up

mmap(0x12000, 0x1e000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x12000
mmap(0x31000, 0xf000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x31000
mmap(0x20000, 0x1000, PROT_READ, MAP_ANON, -1, 0) = 0x30000
r3 = mmap(0x20000, 0x1000, PROT_READ, MAP_ANON, -1, 0) = ?
r4 = mmap(0x20000, 0x1000, PROT_READ, MAP_ANON, -1, 0) = ?
munmap(0x10000, 0x2000) = 0
mmap(0x20000, 0x2000, PROT_READ, MAP_ANON, -1, 0) = 0x10000
mmap(0x20000, 0x1000, PROT_READ, MAP_ANON, -1, 0) = -1 ENOMEM
