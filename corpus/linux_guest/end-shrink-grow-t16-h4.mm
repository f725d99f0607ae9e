# ftruncate over whole target pages needs no allowance with H < T: sizes here are multiples of 16 KiB
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=0xc000
mmap(0x100000, 0xc000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x100000
mmap(0x200000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x200000
store 0x208000 0x42
ftruncate(3, 0x4000) = 0
load 0x103fff = 0x9d
load 0x104000 = SIGBUS
load 0x208000 = SIGBUS
ftruncate(3, 0xc000) = 0
load 0x104000 = 0
load 0x208000 = 0
ftruncate(9, 0) = -1 EBADF
ftruncate(3, -1) = -1 EINVAL
