# EXCL looks at what is mapped before the host pages are thought of; where all is free, a host page that cannot hold both is EINVAL
config abi=freebsd bits=64 target_page=4096 host_page=16384 highest=0x3fffffffffff

file 3 size=0x8000
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
mmap(0x10000, 0x2000, PROT_READ, MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0) = -1 ENOMEM
mmap(0x11000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0) = -1 EINVAL
mmap(0x11000, 0x1000, PROT_NONE, MAP_GUARD|MAP_FIXED|MAP_EXCL, -1, 0) = 0x11000
