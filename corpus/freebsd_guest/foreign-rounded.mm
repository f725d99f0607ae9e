# foreign mappings and requests are compared in whole host pages (H > T): nothing fits beside one
config abi=freebsd bits=64 target_page=4096 host_page=16384 highest=0x3fffffffffff foreign=0x31000-0x31fff

mmap(0x30000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(0x33000, 0x1000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(0x33000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0) = -1 ENOMEM
mmap(0x34000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0) = 0x34000
