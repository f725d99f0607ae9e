# the guest base belongs to the new address too
config abi=linux bits=64 target_page=4096 host_page=16384 base=0x7f000000000 reserved=0x1000000
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mremap(0x10000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = 0x20000
mremap(0x20000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x31000) = 0x31000
maps
00031000-00032000 rw-p
end
