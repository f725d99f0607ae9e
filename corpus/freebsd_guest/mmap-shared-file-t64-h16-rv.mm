# two shared views of a file are one memory; a read-only descriptor cannot be made writable (B2.14)
config abi=freebsd bits=64 target_page=65536 host_page=16384 reserved=0x40000000 base=0x200000000 policy=bottom-up
file 3 size=0x40000
file 4 same=3 mode=r
mmap(0x600000, 0x20000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x600000
mmap(0xc00000, 0x20000, PROT_READ, MAP_SHARED|MAP_FIXED, 4, 0) = 0xc00000
store 0x600000 0x42
load 0xc00000 = 0x42
load 0xc10000 = 0x03
mprotect(0xc00000, 0x10000, PROT_READ|PROT_WRITE) = -1 EACCES
mprotect(0xc00000, 0x10000, PROT_READ|PROT_EXEC) = 0
msync(0x600000, 0x20000, MS_SYNC) = 0
maps
00600000-00620000 rw-s
00c00000-00c10000 r-xs
00c10000-00c20000 r--s
end
