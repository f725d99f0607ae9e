# private pages whose file has lost its second half are copied: the first page reads zeros
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
mmap(0x10000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0)
ftruncate(3, 0x4000)
mremap(0x10000, 0x8000, 0x8000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x21000)
