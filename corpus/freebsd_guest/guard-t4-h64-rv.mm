# guards beside private memory: no access, no bytes, in the way of EXCL alone (B2.8)
config abi=freebsd bits=64 target_page=4096 host_page=65536 reserved=0x40000000 base=0x200000000
mmap(0x64000, 0x1000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x64000
mmap(0x65000, 0x2000, PROT_NONE, MAP_GUARD|MAP_FIXED|MAP_EXCL, -1, 0) = 0x65000
mmap(0x67000, 0x1000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x67000
store 0x64fff 1
store 0x67000 2
load 0x65000 = SIGSEGV
store 0x66fff 1 = SIGSEGV
access 0x64000 0x2000 r = no
access 0x64000 0x1000 rw = yes
mmap(0x66000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0) = -1 ENOMEM
mmap(0x66000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = 0x66000
load 0x66000 = 0
load 0x64fff = 1
load 0x67000 = 2
# mapped memory becomes a guard, and what was there is gone
mmap(0x67000, 0x1000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x67000
mmap(0x67000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = 0x67000
load 0x67000 = 0
munmap(0x64000, 0x3000) = 0
maps
00067000-00068000 r--p
end
