# the host has no memory for a mapping: ENOMEM, nothing changed, and the same call works afterwards (P2)
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

mmap(0x10000, 0x2000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 1
fault map 1 EAGAIN
mmap(0x11000, 0x3000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_FIXED, -1, 0) = -1 ENOMEM
load 0x10000 = 1
mmap(0x11000, 0x3000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_FIXED, -1, 0) = 0x11000
maps
00010000-00011000 rw-p
00011000-00012000 ---p
00012000-00014000 rw-p
end
