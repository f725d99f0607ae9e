# an offset that is not whole pages: the mapping begins with its page, the address has the rest added (B2.2)
config abi=freebsd bits=64 target_page=65536 host_page=16384 reserved=0x40000000 base=0x200000000 policy=bottom-up
file 3 size=0x40000
mmap(0x640123, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x10123) = 0x640123
load 0x640000 = 0x03
load 0x640123 = 0x47
load 0x650000 = 0x03
load 0x660000 = SIGSEGV
# the address must lie as far in its page as the offset
mmap(0x640000, 0x10000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x123) = -1 EINVAL
mmap(0x640123, 0x10000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = -1 EINVAL
r1 = mmap(NULL, 1, PROT_READ, MAP_PRIVATE, 3, 0x20040) = ?
load r1 = 0xc3
load r1-0x40 = 0x03
