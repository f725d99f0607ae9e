# a read-only shared mapping at an offset the host cannot map became private memory, then writable
# sut: core,core-host
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
mmap(0x20000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x1000) = -1 EINVAL
r2 = mmap(NULL, 0x4000, PROT_READ, MAP_SHARED, 3, 0x1000) = ?
mprotect(r2, 0x4000, PROT_READ|PROT_WRITE) = 0
store r2 0x5a
mmap(0x30000, 0x2000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = 0x30000
load 0x31000 = 0x5a
