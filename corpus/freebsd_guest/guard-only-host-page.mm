# a host page with guards alone is inaccessible, whoever was there before; and takes any newcomer (H > T)
config abi=freebsd bits=64 target_page=4096 host_page=16384 highest=0x3fffffffffff

file 3 size=0x8000
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
store 0x10000 0x55
mmap(0x10000, 0x4000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x10000
# a private page, then a shared one of another object, among the guards
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x11000
load 0x11000 = 0
store 0x11000 7
mmap(0x11000, 0x1000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x11000
mmap(0x13000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x3000) = 0x13000
load 0x13000 = 0x53
mmap(0x10000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
load 0x10000 = 0x55
