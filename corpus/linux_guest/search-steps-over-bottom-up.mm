# gaps large enough that hold no representable place are stepped over, from either end (DESIGN.md: the search may visit gaps that do not fit)
config abi=linux bits=64 target_page=4096 host_page=65536 policy=bottom-up highest=0x1fffff
file 3 size=0x200000
mmap(0x10000, 0x1f0000, PROT_NONE, MAP_SHARED|MAP_FIXED, 3, 0x10000) = 0x10000
munmap(0x41000, 0xe000) = 0
munmap(0x82000, 0xc000) = 0
munmap(0xc1000, 0xd000) = 0
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED, 3, 0x100) = -1 EINVAL
mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED, 3, 0x83000) = 0x83000
mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED, 3, 0x43000) = 0x43000
mmap(NULL, 0xe000, PROT_READ|PROT_WRITE, MAP_SHARED, 3, 0xc1000) = -1 ENOMEM
mmap(NULL, 0xd000, PROT_READ, MAP_SHARED, 3, 0xc1000) = 0xc1000
munmap(0x100000, 0x10000) = 0
munmap(0x150000, 0x20000) = 0
mmap(NULL, 0x11000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
mmap(NULL, 0x20000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
