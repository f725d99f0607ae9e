# fails without `tail`: pages wholly past the end fault for the guest's kernel, but a host page of 16 KiB that holds the end reads 0 to
# its own end and takes stores
# sut: core,core-host
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x800
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
mmap(0x20000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x20000
load 0x11000
load 0x23000
store 0x11000 1
load 0x11000
store 0x21000 2
load 0x21000
ftruncate(3, 0x2000) = 0
load 0x11000
load 0x21000
