# pages copied to a place of another difference while part of their file is gone: what is past the end reads zeros or faults
config abi=linux bits=64 target_page=4096 host_page=65536
file 3 size=0x20000
mmap(0x100000, 0x20000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x100000
store 0x100000 9
ftruncate(3, 0x1000) = 0
mremap(0x101000, 0x1e000, 0x1e000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x200000) = 0x200000
ftruncate(3, 0x20000) = 0
mremap(0x200000, 0x1e000, 0x1e000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x301000) = 0x301000
load 0x100000 = 9
