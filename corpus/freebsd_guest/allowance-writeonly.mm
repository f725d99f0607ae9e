# a write-only descriptor could be mapped privately by FreeBSD, by no host of ours: EACCES, when all other rows have passed (DESIGN.md, writeonly)
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

file 3 size=0x3000 mode=w
mmap(0x10000, 0x1000, PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x8000000000000000) = -1 EINVAL
mmap(0x10000, 0x1000, PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = -1 EACCES
mmap(0x10000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_FIXED, 3, 0) = -1 EACCES
mmap(0x10000, 0x1000, PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = -1 EACCES
