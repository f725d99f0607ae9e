# guards come and go in a reserved space beside fragments whose bytes stay (H > T)
config abi=freebsd bits=64 target_page=4096 host_page=65536 reserved=0x40000000 base=0x200000000

mmap(0x20000, 0x10000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x20000
store 0x20000 1
store 0x28000 2
store 0x2ffff 3
mmap(0x24000, 0x4000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x24000
mprotect(0x20000, 0x10000, PROT_READ) = 0
munmap(0x24000, 0x4000) = 0
mmap(0x24000, 0x1000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x24000
load 0x24000 = 0
load 0x20000 = 1
load 0x28000 = 2
load 0x2ffff = 3
munmap(0x20000, 0x10000) = 0
mmap(0x21000, 0x1000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x21000
mprotect(0x20000, 0x10000, PROT_READ) = 0
load 0x21000 = SIGSEGV
