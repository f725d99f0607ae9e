# 32BIT without FIXED stays below 2 GiB, drops a hint that is too high, and is ENOMEM when there is no room
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

mmap(0x40000000, 0x1000, PROT_READ, MAP_ANON|MAP_32BIT, -1, 0) = 0x40000000
mmap(0x7fffe000, 0x2000, PROT_READ, MAP_ANON|MAP_32BIT, -1, 0) = 0x7fffe000
r3 = mmap(0x90000000, 0x1000, PROT_READ, MAP_ANON|MAP_32BIT, -1, 0) = ?
access r3 0x1000 r = yes
mmap(NULL, 0x80000000, PROT_READ, MAP_ANON|MAP_32BIT, -1, 0) = -1 ENOMEM
mmap(0x1000, 0x7fffd000, PROT_NONE, MAP_GUARD|MAP_32BIT|MAP_FIXED, -1, 0) = 0x1000
mmap(NULL, 0x1000, PROT_READ, MAP_ANON|MAP_32BIT, -1, 0) = -1 ENOMEM
mmap(0x1000, 0x1000, PROT_READ, MAP_ANON|MAP_32BIT, -1, 0) = -1 ENOMEM
