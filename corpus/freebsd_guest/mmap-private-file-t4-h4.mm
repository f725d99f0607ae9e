# a private file mapping shows the file until it is stored to (A10); nothing reaches the file
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff
file 3 size=0x3000
mmap(0x64000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x64000
load 0x64000 = 0x03
load 0x65000 = 0x73
store 0x65000 0x77
load 0x65000 = 0x77
load 0x66000 = 0xe3
# a second one shows the file
mmap(0xc8000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0xc8000
load 0xc8000 = 0x73
madvise(0x65000, 0x1000, MADV_DONTNEED) = 0
load 0x65000 = 0x77
close(3) = 0
mprotect(0x64000, 0x3000, PROT_READ) = 0
load 0x65000 = 0x77
store 0x65000 1 = SIGSEGV
