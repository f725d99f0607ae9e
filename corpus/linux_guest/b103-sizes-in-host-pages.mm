# sizes and addresses are checked and rounded in target pages
config abi=linux bits=64 target_page=8192 host_page=4096
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x13fff 1
mremap(0x10000, 0x4000, 0x3000, 0) = 0x10000
load 0x13fff = 1
mremap(0x11000, 0x2000, 0x2000, MREMAP_MAYMOVE) = -1 EINVAL
mremap(0x10000, 0x1000, 0x1000, 0) = 0x10000
