# what a call replaces is kept aside; the call is refused, and then its way back: lost, and named
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
mmap(0x10000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 0x10
store 0x14000 0x14
fault read 1 EIO
fault remap 2 EIO
mmap(0x10000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = -1 ENOMEM
maps
00014000-00018000 rw-p
end
load 0x14000 = 0x14
