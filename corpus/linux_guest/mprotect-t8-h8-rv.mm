# protection goes by target pages (A4); the host gives the union, so a neighbour's write permission never makes this page
# writable for the guest; a hole stops it after the pages before it (A4.8)
config abi=linux bits=64 target_page=8192 host_page=8192 reserved=0x10000000 base=0x200000000000
mmap(0x100000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
store 0x100000 1
store 0x102000 2
store 0x10a000 6
mprotect(0x102000, 0x4000, PROT_READ) = 0
store 0x100000 0x11
store 0x102000 0x22 = SIGSEGV
store 0x104000 0x33 = SIGSEGV
store 0x106000 0x44
load 0x102000 = 2
mprotect(0x102000, 1, PROT_NONE) = 0
load 0x102000 = SIGSEGV
load 0x104000 = 0
mprotect(0x108000, 0x2000, PROT_EXEC) = 0
load 0x108000 = 0
store 0x108000 1 = SIGSEGV
mprotect(0x102000, 0x2000, PROT_READ|PROT_WRITE) = 0
load 0x102000 = 2
munmap(0x108000, 0x2000) = 0
mprotect(0x104000, 0x8000, PROT_READ) = -1 ENOMEM
load 0x10a000 = 6
store 0x10a000 0x66
maps
00100000-00104000 rw-p
00104000-00108000 r--p
0010a000-0010c000 rw-p
end
mprotect(0x10a000, 0x2000, PROT_READ|PROT_WRITE|PROT_GROWSDOWN) = -1 EINVAL
mprotect(0x100800, 0x2000, PROT_READ) = -1 EINVAL
mprotect(0x100000, 0, PROT_READ) = 0
access 0x100000 0x4000 rw = yes
access 0x102001 0x2000 rw = no
access 0x102001 0x2000 r = yes
