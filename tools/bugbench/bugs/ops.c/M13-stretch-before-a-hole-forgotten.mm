# a page, a hole, a page become writable; the first one only in the table
config abi=freebsd bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0)
mmap(0x12000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0)
mprotect(0x10000, 0x3000, PROT_READ|PROT_WRITE)
