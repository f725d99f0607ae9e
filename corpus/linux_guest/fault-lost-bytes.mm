# the host refuses a call and then to put back the bytes that were replaced: at the second try they come back; if that is refused, too,
# the page is lost, and only that
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x11000 0x11
store 0x12000 0x12
fault protect 1 ENOMEM
fault restore 1 EIO
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
load 0x11000 = 0x11
fault protect 1 ENOMEM
fault restore 1 EIO
fault restore 2 EIO
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
maps
00010000-00011000 rw-p
00012000-00018000 rw-p
end
load 0x12000 = 0x12
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x11000
load 0x11000 = 0
