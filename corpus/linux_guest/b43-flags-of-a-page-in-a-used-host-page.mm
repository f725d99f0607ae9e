# "need to map?" and "need to record?" were one question
config abi=linux bits=64 target_page=4096 host_page=65536
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x11000
access 0x10000 0x2000 rw = yes
maps
00010000-00012000 rw-p
end
