# a stack: its lowest page is a guard, everything above is there at once (B2.10)
config abi=freebsd bits=64 target_page=4096 host_page=4096 reserved=0x40000000 base=0x200000000
mmap(0x64000, 0x4000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_FIXED, -1, 0) = 0x64000
load 0x64fff = SIGSEGV
store 0x65000 1
store 0x67fff 2
load 0x65000 = 1
load 0x67000 = 0
load 0x67fff = 2
# any offset will do without ANON, and the type may be shared
mmap(0x80000, 0x2000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_SHARED|MAP_FIXED, -1, 0x123) = 0x80000
store 0x81000 3
mmap(0x96000, 0x1000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_FIXED, -1, 0) = -1 EINVAL
mprotect(0x64000, 0x4000, PROT_READ) = 0
load 0x64000 = SIGSEGV
load 0x65000 = 1
maps
00064000-00065000 ---p
00065000-00068000 r--p
00080000-00081000 ---p
00081000-00082000 rw-s
end
