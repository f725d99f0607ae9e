# fails without `stale`: a private mapping that no host mapping can be is a copy of the file as it was, so a store through a shared
# mapping does not show in it (the guest's kernel shows it until the guest stores there)
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x4000
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
mmap(0x21000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x21000
store 0x10000 0x99
load 0x21000
store 0x11001 0x98
store 0x22000 0x77
load 0x22001
load 0x22000 = 0x77
