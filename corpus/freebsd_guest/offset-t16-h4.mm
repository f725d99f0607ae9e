# an offset that is not whole pages: the mapping begins with its page, the address has the rest added (B2.2)
config abi=freebsd bits=64 target_page=16384 host_page=4096 highest=0x3fffffffffff policy=bottom-up
file 3 size=0x10000
mmap(0x190123, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x4123) = 0x190123
load 0x190000 = 0xc3
load 0x190123 = 0x07
load 0x194000 = 0x83
load 0x198000 = SIGSEGV
# the address must lie as far in its page as the offset
mmap(0x190000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x123) = -1 EINVAL
mmap(0x190123, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = -1 EINVAL
r1 = mmap(NULL, 1, PROT_READ, MAP_PRIVATE, 3, 0x8040) = ?
load r1 = 0x43
load r1-0x40 = 0x83
