# a hint is rounded up and honoured if it is free; else the next place above it, and only then any (B2.3)
config abi=freebsd bits=64 target_page=4096 host_page=4096 reserved=0x40000 base=0x200000000

mmap(0x20001, 0x1000, PROT_READ, MAP_ANON, -1, 0) = 0x21000
mmap(0x21000, 0x2000, PROT_READ, MAP_ANON, -1, 0) = ?
mmap(0x30000, 0x10000, PROT_READ, MAP_ANON, -1, 0) = 0x30000
# nothing fits above: somewhere
r4 = mmap(0x3f000, 0x2000, PROT_READ, MAP_ANON, -1, 0) = ?
# a hint below min_addr, one out of the space, one that rounds to 0
r5 = mmap(0x2000, 0x1000, PROT_READ, MAP_ANON, -1, 0) = ?
r6 = mmap(0x800000000000, 0x1000, PROT_READ, MAP_ANON, -1, 0) = ?
r7 = mmap(-1, 0x1000, PROT_READ, MAP_ANON, -1, 0) = ?
mmap(0x1000, 0x40000, PROT_READ, MAP_ANON, -1, 0) = -1 ENOMEM
