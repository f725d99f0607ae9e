# the same for a fragment: an offset past the end that has to be read
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x1000
mmap(0x12000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x12000
store 0x12000 1
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x11000
mmap(0x13000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x100000) = 0x13000
load 0x12000 = 1
maps
00011000-00012000 r--p
00012000-00013000 rw-p
00013000-00014000 r--p
end
