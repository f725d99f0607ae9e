# protection goes by target pages (A4); the host gives the union, so a neighbour's write permission never makes this page
# writable for the guest; a hole stops it after the pages before it (A4.8)
config abi=linux bits=64 target_page=65536 host_page=65536 policy=random:7
mmap(0x100000, 0x60000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
store 0x100000 1
store 0x110000 2
store 0x150000 6
mprotect(0x110000, 0x20000, PROT_READ) = 0
store 0x100000 0x11
store 0x110000 0x22 = SIGSEGV
store 0x120000 0x33 = SIGSEGV
store 0x130000 0x44
load 0x110000 = 2
mprotect(0x110000, 1, PROT_NONE) = 0
load 0x110000 = SIGSEGV
load 0x120000 = 0
mprotect(0x140000, 0x10000, PROT_EXEC) = 0
load 0x140000 = 0
store 0x140000 1 = SIGSEGV
mprotect(0x110000, 0x10000, PROT_READ|PROT_WRITE) = 0
load 0x110000 = 2
munmap(0x140000, 0x10000) = 0
mprotect(0x120000, 0x40000, PROT_READ) = -1 ENOMEM
load 0x150000 = 6
store 0x150000 0x66
maps
00100000-00120000 rw-p
00120000-00140000 r--p
00150000-00160000 rw-p
end
mprotect(0x150000, 0x10000, PROT_READ|PROT_WRITE|PROT_GROWSDOWN) = -1 EINVAL
mprotect(0x100800, 0x10000, PROT_READ) = -1 EINVAL
mprotect(0x100000, 0, PROT_READ) = 0
access 0x100000 0x20000 rw = yes
access 0x110001 0x10000 rw = no
access 0x110001 0x10000 r = yes
