# two shared views of a file are one memory; a read-only descriptor cannot be made writable (B2.14)
config abi=freebsd bits=64 target_page=4096 host_page=65536 reserved=0x40000000 base=0x200000000
file 3 size=0x4000
file 4 same=3 mode=r
mmap(0x60000, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x60000
mmap(0xc0000, 0x2000, PROT_READ, MAP_SHARED|MAP_FIXED, 4, 0) = 0xc0000
store 0x60000 0x42
load 0xc0000 = 0x42
load 0xc1000 = 0x73
mprotect(0xc0000, 0x1000, PROT_READ|PROT_WRITE) = -1 EACCES
mprotect(0xc0000, 0x1000, PROT_READ|PROT_EXEC) = 0
msync(0x60000, 0x2000, MS_SYNC) = 0
maps
00060000-00062000 rw-s
000c0000-000c1000 r-xs
000c1000-000c2000 r--s
end
