# a shared mapping whose offset and address differ modulo the host page has no host mapping even when alone: EINVAL; without FIXED
# a place that fits is found
# sut: core,core-host
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
mmap(0x10000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x1000) = -1 EINVAL
mmap(0x11000, 0x1000, PROT_NONE, MAP_SHARED|MAP_FIXED, 3, 0) = -1 EINVAL
mmap(0x11000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED_NOREPLACE, 3, 0) = -1 EINVAL
# a hint like that is dropped
r5 = mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED, 3, 0x1000) = ?
load r5 = 0x73
store r5+0x3000 0x44
mmap(0x14000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x4000) = 0x14000
load 0x14000 = 0x44
munmap(r5, 0x4000) = 0
# and one that fits is honoured
mmap(0x21000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED, 3, 0x1000) = 0x21000
maps
00014000-00015000 r--s
00021000-00022000 rw-s
end
