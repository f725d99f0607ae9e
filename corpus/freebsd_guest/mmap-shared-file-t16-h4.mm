# two shared views of a file are one memory; a read-only descriptor cannot be made writable (B2.14)
config abi=freebsd bits=64 target_page=16384 host_page=4096 highest=0x3fffffffffff policy=bottom-up
file 3 size=0x10000
file 4 same=3 mode=r
mmap(0x180000, 0x8000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x180000
mmap(0x300000, 0x8000, PROT_READ, MAP_SHARED|MAP_FIXED, 4, 0) = 0x300000
store 0x180000 0x42
load 0x300000 = 0x42
load 0x304000 = 0xc3
mprotect(0x300000, 0x4000, PROT_READ|PROT_WRITE) = -1 EACCES
mprotect(0x300000, 0x4000, PROT_READ|PROT_EXEC) = 0
msync(0x180000, 0x8000, MS_SYNC) = 0
maps
00180000-00188000 rw-s
00300000-00304000 r-xs
00304000-00308000 r--s
end
