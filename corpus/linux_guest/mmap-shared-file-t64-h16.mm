# two shared views of one file see each other's stores at once, a private one until it is stored to (A10); a descriptor
# that cannot write gives no writable shared mapping, now or later (A1.19, A4.9). Addresses are offsets modulo any host page here.
config abi=linux bits=64 target_page=65536 host_page=16384 policy=bottom-up base=0x7f0000
file 3 size=0x40000
file 4 same=3 mode=r
mmap(0x100000, 0x40000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x100000
mmap(0x200000, 0x40000, PROT_READ, MAP_SHARED|MAP_FIXED, 4, 0) = 0x200000
mmap(0x300000, 0x40000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x300000
load 0x200000 = 0x3
store 0x100000 0x5a
store 0x110010 0x5b
load 0x200000 = 0x5a
load 0x210010 = 0x5b
store 0x320000 0x99
load 0x120000 = 0x3
load 0x220000 = 0x3
mmap(0x400000, 0x10000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 4, 0) = -1 EACCES
mprotect(0x200000, 0x10000, PROT_READ|PROT_WRITE) = -1 EACCES
store 0x200000 1 = SIGSEGV
msync(0x100000, 0x40000, MS_SYNC) = 0
munmap(0x100000, 0x40000) = 0
load 0x200000 = 0x5a
maps
00200000-00240000 r--s
00300000-00340000 rw-p
end
