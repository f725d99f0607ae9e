# protection goes by target pages (A4); the host gives the union, so a neighbour's write permission never makes this page
# writable for the guest; a hole stops it after the pages before it (A4.8)
config abi=linux bits=64 target_page=4096 host_page=16384 policy=top-down
mmap(0x100000, 0x6000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
store 0x100000 1
store 0x101000 2
store 0x105000 6
mprotect(0x101000, 0x2000, PROT_READ) = 0
store 0x100000 0x11
store 0x101000 0x22 = SIGSEGV
store 0x102000 0x33 = SIGSEGV
store 0x103000 0x44
load 0x101000 = 2
mprotect(0x101000, 1, PROT_NONE) = 0
load 0x101000 = SIGSEGV
load 0x102000 = 0
mprotect(0x104000, 0x1000, PROT_EXEC) = 0
load 0x104000 = 0
store 0x104000 1 = SIGSEGV
mprotect(0x101000, 0x1000, PROT_READ|PROT_WRITE) = 0
load 0x101000 = 2
munmap(0x104000, 0x1000) = 0
mprotect(0x102000, 0x4000, PROT_READ) = -1 ENOMEM
load 0x105000 = 6
store 0x105000 0x66
maps
00100000-00102000 rw-p
00102000-00104000 r--p
00105000-00106000 rw-p
end
mprotect(0x105000, 0x1000, PROT_READ|PROT_WRITE|PROT_GROWSDOWN) = -1 EINVAL
mprotect(0x100800, 0x1000, PROT_READ) = -1 EINVAL
mprotect(0x100000, 0, PROT_READ) = 0
access 0x100000 0x2000 rw = yes
access 0x101001 0x1000 rw = no
access 0x101001 0x1000 r = yes
