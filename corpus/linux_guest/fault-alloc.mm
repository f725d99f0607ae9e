# the core's own memory runs out: nothing changes, and the same call works afterwards
config abi=linux bits=64 target_page=4096 host_page=4096
file 3 size=0x4000
fault alloc 1
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
# the slots of objects, their hash, the slots of backings
fault alloc 1
mmap(0x20000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = -1 ENOMEM
fault alloc 2
mmap(0x20000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = -1 ENOMEM
fault alloc 3
mmap(0x20000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = -1 ENOMEM
mmap(0x20000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = 0x20000
maps
00010000-00011000 rw-p
00020000-00021000 r--s
end
