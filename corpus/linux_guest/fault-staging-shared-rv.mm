# a shared source's last host page is its target's first one: it leaves and is mapped anew at another place of the object; refused after
# that, all of it is undone
config abi=linux bits=64 target_page=4096 host_page=16384 reserved=0x400000
file 3 size=0x10000
mmap(0x11000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x1000) = 0x11000
mmap(0x18000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x18000
store 0x14000 0x14
store 0x18000 0x18
fault map 1 EAGAIN
mremap(0x11000, 0x4000, 0x7000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x15000) = -1 ENOMEM
fault map 2 EAGAIN
mremap(0x11000, 0x4000, 0x7000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x15000) = -1 ENOMEM
fault protect 1 ENOMEM
mremap(0x11000, 0x4000, 0x7000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x15000) = -1 ENOMEM
fault remap 1 ENOMEM
mremap(0x11000, 0x4000, 0x7000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x15000) = -1 ENOMEM
fault remap 2 ENOMEM
mremap(0x11000, 0x4000, 0x7000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x15000) = -1 ENOMEM
load 0x14000 = 0x14
load 0x18000 = 0x18
maps
00011000-00015000 rw-s
00018000-0001c000 rw-p
end
mremap(0x11000, 0x4000, 0x7000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x15000) = 0x15000
load 0x18000 = 0x14
maps
00015000-0001c000 rw-s
end
