# ftruncate with equal page sizes: pages wholly past the end SIGBUS and lose private copies; the cut part of the last page is 0 in
# the file and kept in a private copy (A10.6-7)
config abi=linux bits=64 target_page=4096 host_page=4096
file 3 size=0x3000
mmap(0x10000, 0x3000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
mmap(0x20000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x20000
store 0x21800 0x41
store 0x22800 0x42
ftruncate(3, 0x1400) = 0
load 0x11400 = 0
load 0x213ff = 0x69
load 0x21800 = 0x41
load 0x12000 = SIGBUS
load 0x22800 = SIGBUS
store 0x22800 1 = SIGBUS
ftruncate(3, 0x3000) = 0
load 0x11400 = 0
load 0x12000 = 0
load 0x22800 = 0
load 0x21800 = 0x41
ftruncate(3, 0) = 0
load 0x10000 = SIGBUS
load 0x21800 = SIGBUS
ftruncate(3, 0x1001) = 0
load 0x10000 = 0
load 0x11fff = 0
load 0x12000 = SIGBUS
