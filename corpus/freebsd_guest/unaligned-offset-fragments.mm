# an unaligned offset into a fragment beside private memory: a snapshot from the start of its page (H > T)
config abi=freebsd bits=64 target_page=4096 host_page=16384 highest=0x3fffffffffff

file 3 size=0x3800
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 1
mmap(0x11abc, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x2abc) = 0x11abc
load 0x11000 = 0xe3
load 0x11abc = 0xed
# past the file's end, in its last page
load 0x12fff = 0
load 0x10000 = 1
mmap(0x21010, 0xff0, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x1010) = 0x21010
load 0x21010 = 0x63
mmap(0x22010, 0xff0, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x1010) = -1 EINVAL
