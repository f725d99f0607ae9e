# FIXED and MAYMOVE mean what they say
config abi=linux bits=32 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 1
mremap(0x10000, 0x1000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = 0x20000
load 0x20000 = 1
load 0x21fff = 0
load 0x10000 = SIGSEGV
