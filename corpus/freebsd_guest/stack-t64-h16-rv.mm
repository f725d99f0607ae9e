# a stack: its lowest page is a guard, everything above is there at once (B2.10)
config abi=freebsd bits=64 target_page=65536 host_page=16384 reserved=0x40000000 base=0x200000000 policy=bottom-up
mmap(0x640000, 0x40000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_FIXED, -1, 0) = 0x640000
load 0x64ffff = SIGSEGV
store 0x650000 1
store 0x67ffff 2
load 0x650000 = 1
load 0x670000 = 0
load 0x67ffff = 2
# any offset will do without ANON, and the type may be shared
mmap(0x800000, 0x20000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_SHARED|MAP_FIXED, -1, 0x123) = 0x800000
store 0x810000 3
mmap(0x960000, 0x10000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_FIXED, -1, 0) = -1 EINVAL
mprotect(0x640000, 0x40000, PROT_READ) = 0
load 0x640000 = SIGSEGV
load 0x650000 = 1
maps
00640000-00650000 ---p
00650000-00680000 r--p
00800000-00810000 ---p
00810000-00820000 rw-s
end
