# one digit more than 64 bits hold
munmap(0x10000000000000000, 0x1000) = -1 EINVAL
