# munmap takes whole pages and passes over holes; an unaligned address is rounded down (B3)
config abi=freebsd bits=64 target_page=16384 host_page=4096 highest=0x3fffffffffff policy=bottom-up
mmap(0x190000, 0x18000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x190000
store 0x190000 1
store 0x1a4000 2
munmap(0x194000, 0x4000) = 0
# one byte of a page is the page
munmap(0x19bfff, 2) = 0
load 0x198000 = SIGSEGV
load 0x19c000 = SIGSEGV
load 0x190000 = 1
load 0x1a4000 = 2
munmap(0x190000, 0) = -1 EINVAL
munmap(0x168000, 0xa0000) = 0
munmap(0x168000, 0xa0000) = 0
maps
end
