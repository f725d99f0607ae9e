# anonymous memory at fixed places reads 0, takes stores, is replaced in part (B2.1, B2.6); the guest cannot tell the sizes
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff
mmap(0x64000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANON|MAP_FIXED, -1, 0) = 0x64000
store 0x64000 1
store 0x65000 2
store 0x65fff 3
store 0x67000 4
# without a type it is private, too
mmap(0x65000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = 0x65000
load 0x64000 = 1
load 0x65000 = 0
load 0x67000 = 4
store 0x65000 1 = SIGSEGV
# a length that is not whole pages
mmap(0x69000, 1, PROT_WRITE, MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0) = 0x69000
load 0x69fff = 0
load 0x6a000 = SIGSEGV
maps
00064000-00065000 rw-p
00065000-00066000 r--p
00066000-00068000 rw-p
00069000-0006a000 -w-p
end
munmap(0x64000, 0x8000) = 0
maps
end
