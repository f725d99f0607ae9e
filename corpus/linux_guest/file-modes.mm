# who may map what: a read-only descriptor gives writable private and read-only shared memory (A2.1.6), a write-only one nothing (A1.20)
config abi=linux bits=64 target_page=16384 host_page=65536
file 3 size=0x8000
file 4 same=3 mode=r
file 5 same=3 mode=w
mmap(0x100000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 4, 0) = 0x100000
store 0x100000 1
mmap(0x110000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 4, 0) = 0x110000
mprotect(0x110000, 0x4000, PROT_READ|PROT_WRITE) = -1 EACCES
mprotect(0x110000, 0x4000, PROT_WRITE) = -1 EACCES
mprotect(0x110000, 0x4000, PROT_NONE) = 0
mprotect(0x110000, 0x4000, PROT_READ|PROT_EXEC) = 0
mmap(0x120000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 5, 0) = -1 EACCES
mmap(0x120000, 0x4000, PROT_WRITE, MAP_SHARED|MAP_FIXED, 5, 0) = -1 EACCES
mmap(0x120000, 0x4000, PROT_NONE, MAP_SHARED|MAP_FIXED, 4, 0) = 0x120000
mprotect(0x120000, 0x4000, PROT_READ|PROT_WRITE) = -1 EACCES
mmap(0x130000, 0x4000, PROT_NONE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x130000
mprotect(0x130000, 0x4000, PROT_WRITE) = 0
store 0x130000 9
load 0x110000 = 9
load 0x100000 = 1
maps
00100000-00104000 rw-p
00110000-00114000 r-xs
00120000-00124000 ---s
00130000-00134000 -w-s
end
