# mremap keeps the source, and lays the copy over the part of the same mapping before it: what remains is unlocked (A7)
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x20000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_LOCKED, -1, 0) = 0x20000
store 0x24000 5
mremap(0x24000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, 0x22000) = 0x22000
load 0x22000 = 5
load 0x24000 = 0
