# lengths that wrap only because the address is unaligned (A0: modulo 2^64)
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

mmap(0x10000, 0x3000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x10000
# 0x10001 and 2^64 - 1 bytes: the sum is 2^64, which is 0 pages
mprotect(0x10001, -1, PROT_NONE) = 0
munmap(0x10001, -1) = 0
# one byte more is one page
mprotect(0x10002, -1, PROT_READ) = 0
store 0x10000 1 = SIGSEGV
store 0x11000 1
munmap(0x10fff, -1) = 0
maps
00011000-00013000 rw-p
end
