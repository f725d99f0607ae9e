# fails without `stale`: the copy outlives a shrink of the file, also where the guest's kernel would fault
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x4000
mmap(0x21000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x21000
mmap(0x23000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x23000
mmap(0x20000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x3000) = 0x20000
store 0x21000 5
ftruncate(3, 0) = 0
load 0x20000
load 0x21000
load 0x22000
ftruncate(3, 0x4000) = 0
load 0x20000
load 0x22000
