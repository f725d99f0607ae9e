# shared anonymous memory: an object of its own, its pages are kept through protections (B2.1)
config abi=freebsd bits=64 target_page=65536 host_page=16384 reserved=0x40000000 base=0x200000000 policy=bottom-up
mmap(0x640000, 0x40000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANON|MAP_FIXED, -1, 0) = 0x640000
store 0x640000 5
store 0x670000 6
mprotect(0x650000, 0x20000, PROT_NONE) = 0
load 0x650000 = SIGSEGV
mprotect(0x650000, 0x20000, PROT_READ) = 0
load 0x660000 = 0
madvise(0x640000, 0x40000, MADV_DONTNEED) = 0
load 0x640000 = 5
munmap(0x650000, 0x10000) = 0
load 0x670000 = 6
maps
00640000-00650000 rw-s
00660000-00670000 r--s
00670000-00680000 rw-s
end
