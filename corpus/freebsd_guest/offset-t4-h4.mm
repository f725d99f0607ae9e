# an offset that is not whole pages: the mapping begins with its page, the address has the rest added (B2.2)
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff
file 3 size=0x4000
mmap(0x64123, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x1123) = 0x64123
load 0x64000 = 0x73
load 0x64123 = 0xb7
load 0x65000 = 0xe3
load 0x66000 = SIGSEGV
# the address must lie as far in its page as the offset
mmap(0x64000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x123) = -1 EINVAL
mmap(0x64123, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = -1 EINVAL
r1 = mmap(NULL, 1, PROT_READ, MAP_PRIVATE, 3, 0x2040) = ?
load r1 = 0xa3
load r1-0x40 = 0xe3
