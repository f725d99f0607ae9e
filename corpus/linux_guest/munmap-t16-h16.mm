# munmap takes whole target pages, leaves every neighbour's bytes, passes over holes (A3)
config abi=linux bits=64 target_page=16384 host_page=16384 policy=random:7
mmap(0x100000, 0x20000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
store 0x100000 1
store 0x104000 2
store 0x108000 3
store 0x10ffff 4
store 0x110000 5
store 0x11c000 8
munmap(0x104000, 0x4000) = 0
munmap(0x110000, 1) = 0
load 0x100000 = 1
load 0x104000 = SIGSEGV
load 0x108000 = 3
load 0x10ffff = 4
load 0x110000 = SIGSEGV
load 0x11c000 = 8
maps
00100000-00104000 rw-p
00108000-00110000 rw-p
00114000-00120000 rw-p
end
munmap(0x104000, 0xc000) = 0
munmap(0x150000, 0x10000) = 0
munmap(0x110800, 0x4000) = -1 EINVAL
munmap(0x110000, 0) = -1 EINVAL
load 0x100000 = 1
load 0x11c000 = 8
munmap(0x100000, 0x80000) = 0
maps
end
