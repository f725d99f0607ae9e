# Found by generated programs: RESULT msync unexpected-EINVAL.
# msync takes its flags as an int: bits above 31 do not exist for it (tried on 6.18). The core looked at 64 bits.
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
msync(0x10000, 0x1000, 0x100000004) = 0
msync(0x10000, 0x2000, 0x100000000) = -1 ENOMEM
msync(0x10000, 0x1000, 0x100000008) = -1 EINVAL
