# munmap takes whole pages and passes over holes; an unaligned address is rounded down (B3)
config abi=freebsd bits=64 target_page=4096 host_page=65536 reserved=0x40000000 base=0x200000000
mmap(0x64000, 0x6000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x64000
store 0x64000 1
store 0x69000 2
munmap(0x65000, 0x1000) = 0
# one byte of a page is the page
munmap(0x66fff, 2) = 0
load 0x66000 = SIGSEGV
load 0x67000 = SIGSEGV
load 0x64000 = 1
load 0x69000 = 2
munmap(0x64000, 0) = -1 EINVAL
munmap(0x5a000, 0x28000) = 0
munmap(0x5a000, 0x28000) = 0
maps
end
