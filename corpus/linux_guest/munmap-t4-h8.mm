# munmap takes whole target pages, leaves every neighbour's bytes, passes over holes (A3)
config abi=linux bits=64 target_page=4096 host_page=8192 policy=top-down
mmap(0x100000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
store 0x100000 1
store 0x101000 2
store 0x102000 3
store 0x103fff 4
store 0x104000 5
store 0x107000 8
munmap(0x101000, 0x1000) = 0
munmap(0x104000, 1) = 0
load 0x100000 = 1
load 0x101000 = SIGSEGV
load 0x102000 = 3
load 0x103fff = 4
load 0x104000 = SIGSEGV
load 0x107000 = 8
maps
00100000-00101000 rw-p
00102000-00104000 rw-p
00105000-00108000 rw-p
end
munmap(0x101000, 0x3000) = 0
munmap(0x114000, 0x4000) = 0
munmap(0x104800, 0x1000) = -1 EINVAL
munmap(0x104000, 0) = -1 EINVAL
load 0x100000 = 1
load 0x107000 = 8
munmap(0x100000, 0x20000) = 0
maps
end
