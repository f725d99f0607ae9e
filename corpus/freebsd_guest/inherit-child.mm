# a child of fork: NONE is not there, ZERO reads 0, the rest is as it was (looked at when the eight operations are done)
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

file 3 size=0x4000
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
mmap(0x14000, 0x4000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_FIXED, -1, 0) = 0x14000
store 0x10000 1
store 0x16000 2
minherit(0x10000, 0x1000, INHERIT_ZERO) = 0
minherit(0x12000, 0x1000, INHERIT_NONE) = 0
minherit(0x14000, 0x4000, INHERIT_ZERO) = 0
