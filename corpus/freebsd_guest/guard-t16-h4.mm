# guards beside private memory: no access, no bytes, in the way of EXCL alone (B2.8)
config abi=freebsd bits=64 target_page=16384 host_page=4096 highest=0x3fffffffffff policy=bottom-up
mmap(0x190000, 0x4000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x190000
mmap(0x194000, 0x8000, PROT_NONE, MAP_GUARD|MAP_FIXED|MAP_EXCL, -1, 0) = 0x194000
mmap(0x19c000, 0x4000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x19c000
store 0x193fff 1
store 0x19c000 2
load 0x194000 = SIGSEGV
store 0x19bfff 1 = SIGSEGV
access 0x190000 0x8000 r = no
access 0x190000 0x4000 rw = yes
mmap(0x198000, 0x4000, PROT_READ, MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0) = -1 ENOMEM
mmap(0x198000, 0x4000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = 0x198000
load 0x198000 = 0
load 0x193fff = 1
load 0x19c000 = 2
# mapped memory becomes a guard, and what was there is gone
mmap(0x19c000, 0x4000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x19c000
mmap(0x19c000, 0x4000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = 0x19c000
load 0x19c000 = 0
munmap(0x190000, 0xc000) = 0
maps
0019c000-001a0000 r--p
end
