# guards beside private memory: no access, no bytes, in the way of EXCL alone (B2.8)
config abi=freebsd bits=64 target_page=65536 host_page=16384 reserved=0x40000000 base=0x200000000 policy=bottom-up
mmap(0x640000, 0x10000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x640000
mmap(0x650000, 0x20000, PROT_NONE, MAP_GUARD|MAP_FIXED|MAP_EXCL, -1, 0) = 0x650000
mmap(0x670000, 0x10000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x670000
store 0x64ffff 1
store 0x670000 2
load 0x650000 = SIGSEGV
store 0x66ffff 1 = SIGSEGV
access 0x640000 0x20000 r = no
access 0x640000 0x10000 rw = yes
mmap(0x660000, 0x10000, PROT_READ, MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0) = -1 ENOMEM
mmap(0x660000, 0x10000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = 0x660000
load 0x660000 = 0
load 0x64ffff = 1
load 0x670000 = 2
# mapped memory becomes a guard, and what was there is gone
mmap(0x670000, 0x10000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x670000
mmap(0x670000, 0x10000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = 0x670000
load 0x670000 = 0
munmap(0x640000, 0x30000) = 0
maps
00670000-00680000 r--p
end
