# with H > T free pages beside a shared mapping count as taken for anything else (representable), so only a host page without
# such users will do; the object itself fits at its own difference
config abi=linux bits=64 target_page=4096 host_page=16384 highest=0x3ffff
file 3 size=0x10000
mmap(0x10000, 0x30000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
munmap(0x20000, 0x4000) = 0
mmap(0x21000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x1000) = 0x21000
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED, 3, 0x5000) = -1 ENOMEM
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED, 3, 0x3000) = 0x23000
mmap(0x20000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED, 3, 0) = 0x20000
munmap(0x30000, 0x2000) = 0
mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x30000
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
