# munmap around somebody else's mappings takes several host calls; one refused, what went before comes back
config abi=linux bits=64 target_page=4096 host_page=4096 foreign=0x14000-0x14fff foreign=0x18000-0x18fff
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(0x15000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x15000
mmap(0x19000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x19000
store 0x10000 0x10
store 0x15000 0x15
store 0x19000 0x19
mprotect(0x11000, 0x1000, PROT_READ) = 0
munmap(0x12000, 0x1000) = 0
fault remap 1 ENOMEM
munmap(0x10000, 0x10000) = -1 ENOMEM
fault remap 2 ENOMEM
munmap(0x10000, 0x10000) = -1 ENOMEM
fault unmap 1 ENOMEM
munmap(0x10000, 0x10000) = -1 ENOMEM
load 0x10000 = 0x10
load 0x15000 = 0x15
load 0x19000 = 0x19
maps
00010000-00011000 rw-p
00011000-00012000 r--p
00013000-00014000 rw-p
00015000-00018000 rw-p
00019000-0001c000 rw-p
end
# unmapping the staging is refused: that is tried again
fault unmap 2 ENOMEM
munmap(0x10000, 0x10000) = 0
maps
end
