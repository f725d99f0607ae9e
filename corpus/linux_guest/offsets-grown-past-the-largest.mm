# a file mapped from 0 grows past 2^63 bytes: beyond the largest position there is nothing but SIGBUS (A7.3.13)
config abi=linux bits=64 target_page=65536 host_page=65536 highest=0xffffffffffffffff
file 3 size=0x20000
mmap(0x100000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x100000
store 0x100000 1
mremap(0x100000, 0x10000, 0x9000000000000000, 0) = 0x100000
load 0x100000 = 1
load 0x110000 = 0x3
load 0x120000 = SIGBUS
load 0x8fff000000000000 = SIGBUS
mremap(0x100000, 0x9000000000000000, 0x20000, 0) = 0x100000
maps
00100000-00120000 rw-p
end
