# shared anonymous memory: an object of its own, its pages are kept through protections (B2.1)
config abi=freebsd bits=64 target_page=4096 host_page=65536 reserved=0x40000000 base=0x200000000
mmap(0x64000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANON|MAP_FIXED, -1, 0) = 0x64000
store 0x64000 5
store 0x67000 6
mprotect(0x65000, 0x2000, PROT_NONE) = 0
load 0x65000 = SIGSEGV
mprotect(0x65000, 0x2000, PROT_READ) = 0
load 0x66000 = 0
madvise(0x64000, 0x4000, MADV_DONTNEED) = 0
load 0x64000 = 5
munmap(0x65000, 0x1000) = 0
load 0x67000 = 6
maps
00064000-00065000 rw-s
00066000-00067000 r--s
00067000-00068000 rw-s
end
