# a 64-bit program with 33 address bits: 0x1ffffffff is the last byte, and nothing is cut to 32 bits
config abi=linux bits=33 target_page=4096 host_page=16384 reserved=0x200000000
mmap(0x1fffff000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x1fffff000
store 0x1ffffffff 1
mmap(0x200000000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(0x100000000, 0x100000001, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(0x100000000, 0xfffff000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000000
munmap(0x300000000, 0x1000) = -1 EINVAL
mprotect(0x1fffff000, -1, PROT_READ) = -1 ENOMEM
load 0x1ffffffff = 1
msync(0x1fffff000, -1, MS_SYNC) = 0
maps
100000000-1fffff000 ---p
1fffff000-200000000 rw-p
end
