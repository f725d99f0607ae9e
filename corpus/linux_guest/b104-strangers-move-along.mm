# the host moves whole host pages; the neighbours in them must stay
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 1
store 0x11000 2
store 0x13000 4
mremap(0x10000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = 0x20000
load 0x20000 = 1
load 0x11000 = 2
load 0x13000 = 4
load 0x21000 = SIGSEGV
