# EXCL over memory, with a file at an offset that does not suit the host page: replaced all the same
config abi=freebsd bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0)
mmap(0x10000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_EXCL, 3, 0x1000)
