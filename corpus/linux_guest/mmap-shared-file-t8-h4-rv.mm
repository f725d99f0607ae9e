# two shared views of one file see each other's stores at once, a private one until it is stored to (A10); a descriptor
# that cannot write gives no writable shared mapping, now or later (A1.19, A4.9). Addresses are offsets modulo any host page here.
config abi=linux bits=64 target_page=8192 host_page=4096 reserved=0x100000000 base=0x200000000000
file 3 size=0x8000
file 4 same=3 mode=r
mmap(0x100000, 0x8000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x100000
mmap(0x120000, 0x8000, PROT_READ, MAP_SHARED|MAP_FIXED, 4, 0) = 0x120000
mmap(0x140000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x140000
load 0x120000 = 0x3
store 0x100000 0x5a
store 0x102010 0x5b
load 0x120000 = 0x5a
load 0x122010 = 0x5b
store 0x144000 0x99
load 0x104000 = 0xc3
load 0x124000 = 0xc3
mmap(0x160000, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 4, 0) = -1 EACCES
mprotect(0x120000, 0x2000, PROT_READ|PROT_WRITE) = -1 EACCES
store 0x120000 1 = SIGSEGV
msync(0x100000, 0x8000, MS_SYNC) = 0
munmap(0x100000, 0x8000) = 0
load 0x120000 = 0x5a
maps
00120000-00128000 r--s
00140000-00148000 rw-p
end
