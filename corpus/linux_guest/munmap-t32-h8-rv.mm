# munmap takes whole target pages, leaves every neighbour's bytes, passes over holes (A3)
config abi=linux bits=64 target_page=32768 host_page=8192 reserved=0x100000000 base=0x200000000000
mmap(0x100000, 0x40000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
store 0x100000 1
store 0x108000 2
store 0x110000 3
store 0x11ffff 4
store 0x120000 5
store 0x138000 8
munmap(0x108000, 0x8000) = 0
munmap(0x120000, 1) = 0
load 0x100000 = 1
load 0x108000 = SIGSEGV
load 0x110000 = 3
load 0x11ffff = 4
load 0x120000 = SIGSEGV
load 0x138000 = 8
maps
00100000-00108000 rw-p
00110000-00120000 rw-p
00128000-00140000 rw-p
end
munmap(0x108000, 0x18000) = 0
munmap(0x1a0000, 0x20000) = 0
munmap(0x120800, 0x8000) = -1 EINVAL
munmap(0x120000, 0) = -1 EINVAL
load 0x100000 = 1
load 0x138000 = 8
munmap(0x100000, 0x100000) = 0
maps
end
