# mprotect over holes and guards succeeds and keeps contents; what it may not, it does not begin (B4)
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff
mmap(0x64000, 0x2000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x64000
mmap(0x66000, 0x1000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x66000
mmap(0x68000, 0x1000, PROT_READ|PROT_MAX(PROT_READ), MAP_ANON|MAP_FIXED, -1, 0) = 0x68000
store 0x64000 1
store 0x65000 2
mprotect(0x64000, 0x5000, PROT_WRITE) = -1 EACCES
load 0x64000 = 1
store 0x64000 3
mprotect(0x64000, 0x5000, PROT_READ) = 0
store 0x64000 4 = SIGSEGV
load 0x65000 = 2
load 0x66000 = SIGSEGV
mprotect(0x64fff, 2, PROT_NONE) = 0
load 0x64000 = SIGSEGV
load 0x65000 = SIGSEGV
mprotect(0x64000, 0x2000, PROT_READ|PROT_WRITE) = 0
load 0x64000 = 3
maps
00064000-00066000 rw-p
00066000-00067000 ---p
00068000-00069000 r--p
end
