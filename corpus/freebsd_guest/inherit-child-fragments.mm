# the same where host pages hold several of these pages (H > T): a host page of shared memory gives way as a whole
config abi=freebsd bits=64 target_page=4096 host_page=16384 highest=0x3fffffffffff

file 3 size=0x8000
mmap(0x10000, 0x8000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
mmap(0x18000, 0x4000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x18000
store 0x10000 1
store 0x1a000 2
minherit(0x10000, 0x4000, INHERIT_ZERO) = 0
minherit(0x15000, 0x1000, INHERIT_NONE) = 0
minherit(0x19000, 0x2000, INHERIT_ZERO) = 0
