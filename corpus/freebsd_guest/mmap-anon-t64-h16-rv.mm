# anonymous memory at fixed places reads 0, takes stores, is replaced in part (B2.1, B2.6); the guest cannot tell the sizes
config abi=freebsd bits=64 target_page=65536 host_page=16384 reserved=0x40000000 base=0x200000000 policy=bottom-up
mmap(0x640000, 0x40000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANON|MAP_FIXED, -1, 0) = 0x640000
store 0x640000 1
store 0x650000 2
store 0x65ffff 3
store 0x670000 4
# without a type it is private, too
mmap(0x650000, 0x10000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = 0x650000
load 0x640000 = 1
load 0x650000 = 0
load 0x670000 = 4
store 0x650000 1 = SIGSEGV
# a length that is not whole pages
mmap(0x690000, 1, PROT_WRITE, MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0) = 0x690000
load 0x69ffff = 0
load 0x6a0000 = SIGSEGV
maps
00640000-00650000 rw-p
00650000-00660000 r--p
00660000-00680000 rw-p
00690000-006a0000 -w-p
end
munmap(0x640000, 0x80000) = 0
maps
end
