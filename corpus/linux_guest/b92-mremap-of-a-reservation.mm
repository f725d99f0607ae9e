# moving what is not mapped moved the reservation
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x100000000
munmap(0x60000000, 0x1000) = 0
mremap(0x60000000, 0x1000, 0x2000, MREMAP_MAYMOVE) = -1 EFAULT
mremap(0x60000000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x70000000) = -1 EFAULT
maps
end
