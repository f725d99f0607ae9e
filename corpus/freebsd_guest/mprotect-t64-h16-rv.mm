# mprotect over holes and guards succeeds and keeps contents; what it may not, it does not begin (B4)
config abi=freebsd bits=64 target_page=65536 host_page=16384 reserved=0x40000000 base=0x200000000 policy=bottom-up
mmap(0x640000, 0x20000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x640000
mmap(0x660000, 0x10000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x660000
mmap(0x680000, 0x10000, PROT_READ|PROT_MAX(PROT_READ), MAP_ANON|MAP_FIXED, -1, 0) = 0x680000
store 0x640000 1
store 0x650000 2
mprotect(0x640000, 0x50000, PROT_WRITE) = -1 EACCES
load 0x640000 = 1
store 0x640000 3
mprotect(0x640000, 0x50000, PROT_READ) = 0
store 0x640000 4 = SIGSEGV
load 0x650000 = 2
load 0x660000 = SIGSEGV
mprotect(0x64ffff, 2, PROT_NONE) = 0
load 0x640000 = SIGSEGV
load 0x650000 = SIGSEGV
mprotect(0x640000, 0x20000, PROT_READ|PROT_WRITE) = 0
load 0x640000 = 3
maps
00640000-00660000 rw-p
00660000-00670000 ---p
00680000-00690000 r--p
end
