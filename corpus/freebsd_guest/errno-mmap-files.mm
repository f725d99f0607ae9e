# rows B1.17 to B1.20: descriptor, type, access, position, in this order and after everything about flags and addresses
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

file 3 size=0x3000 mode=r
file 4 size=0x3000 mode=w
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_FIXED, 9, 0x8000000000000000) = -1 EBADF
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_FIXED, 3, 0x8000000000000000) = -1 EINVAL
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x8000000000000000) = -1 EACCES
mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 4, 0x8000000000000000) = -1 EACCES
mmap(0x10000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x8000000000000000) = -1 EINVAL
mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x7ffffffffffff000) = -1 EINVAL
mmap(0x10000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x7fffffffffffe000) = -1 EINVAL
mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x7fffffffffffe000) = 0x10000
load 0x10000 = SIGBUS
# the high half of the argument is no part of the descriptor
mmap(0x20000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 0x700000003, 0) = 0x20000
load 0x20001 = 0x22
