# guards over all of a small space leave no room; one goes, one page fits
config abi=freebsd bits=64 target_page=4096 host_page=4096 reserved=0x100000 base=0x200000000

mmap(0x1000, 0xff000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x1000
mmap(NULL, 0x1000, PROT_READ, MAP_ANON, -1, 0) = -1 ENOMEM
mmap(0x50000, 0x1000, PROT_READ, MAP_ANON, -1, 0) = -1 ENOMEM
munmap(0x40000, 0x1000) = 0
mmap(0x50000, 0x1000, PROT_READ, MAP_ANON, -1, 0) = 0x40000
munmap(0x3000, 0x1000) = 0
# below min_addr nothing is found
mmap(0x3000, 0x1000, PROT_READ, MAP_ANON, -1, 0) = -1 ENOMEM
mmap(0x3000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0) = 0x3000
