# the host pointer of an in-place mremap was compared with the guest's limit
config abi=linux bits=32 target_page=4096 host_page=4096 base=0x100000000000
mmap(0x10000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 1
mremap(0x10000, 0x2000, 0x1000, 0) = 0x10000
load 0x10000 = 1
mremap(0x10000, 0x1000, 0x3000, 0) = 0x10000
