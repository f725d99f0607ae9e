# a stack whose guard lies in a host page with shared memory: the guard fits, the rest must not (H > T)
config abi=freebsd bits=64 target_page=4096 host_page=16384 highest=0x3fffffffffff

file 3 size=0x8000
mmap(0x10000, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
mmap(0x12000, 0x3000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_FIXED, -1, 0) = -1 EINVAL
mmap(0x13000, 0x3000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_FIXED, -1, 0) = 0x13000
store 0x14000 1
store 0x11fff 2
load 0x13000 = SIGSEGV
load 0x14000 = 1
load 0x11fff = 2
maps
00010000-00012000 rw-s
00013000-00014000 ---p
00014000-00016000 rw-p
end
