# munmap takes whole pages and passes over holes; an unaligned address is rounded down (B3)
config abi=freebsd bits=64 target_page=65536 host_page=16384 reserved=0x40000000 base=0x200000000 policy=bottom-up
mmap(0x640000, 0x60000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x640000
store 0x640000 1
store 0x690000 2
munmap(0x650000, 0x10000) = 0
# one byte of a page is the page
munmap(0x66ffff, 2) = 0
load 0x660000 = SIGSEGV
load 0x670000 = SIGSEGV
load 0x640000 = 1
load 0x690000 = 2
munmap(0x640000, 0) = -1 EINVAL
munmap(0x5a0000, 0x280000) = 0
munmap(0x5a0000, 0x280000) = 0
maps
end
