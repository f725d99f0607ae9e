# several mappings of which some are shared: each host page must fit, at a congruent distance all go, at another none
# sut: core,core-host
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x10000
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
mmap(0x14000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x14000
store 0x14000 5
mremap(0x10000, 0x6000, 0x6000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x21000) = -1 EINVAL
mremap(0x10000, 0x6000, 0x6000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x24000) = 0x24000
load 0x24000 = 0x3
load 0x28000 = 5
store 0x24000 0x42
mmap(0x30000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = 0x30000
load 0x30000 = 0x42
maps
00024000-00028000 rw-s
00028000-0002a000 rw-p
00030000-00031000 r--s
end
