# munmap takes whole target pages, leaves every neighbour's bytes, passes over holes (A3)
config abi=linux bits=64 target_page=65536 host_page=4096 policy=bottom-up base=0x7f0000
mmap(0x100000, 0x80000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
store 0x100000 1
store 0x110000 2
store 0x120000 3
store 0x13ffff 4
store 0x140000 5
store 0x170000 8
munmap(0x110000, 0x10000) = 0
munmap(0x140000, 1) = 0
load 0x100000 = 1
load 0x110000 = SIGSEGV
load 0x120000 = 3
load 0x13ffff = 4
load 0x140000 = SIGSEGV
load 0x170000 = 8
maps
00100000-00110000 rw-p
00120000-00140000 rw-p
00150000-00180000 rw-p
end
munmap(0x110000, 0x30000) = 0
munmap(0x240000, 0x40000) = 0
munmap(0x140800, 0x10000) = -1 EINVAL
munmap(0x140000, 0) = -1 EINVAL
load 0x100000 = 1
load 0x170000 = 8
munmap(0x100000, 0x200000) = 0
maps
end
