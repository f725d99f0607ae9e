# munmap above the reserved space re-reserved the emulator's own memory
config abi=linux bits=32 target_page=4096 host_page=4096 reserved=0x40000000
munmap(0x40000000, 0x1000) = -1 EINVAL
munmap(0x3ffff000, 0x2000) = -1 EINVAL
munmap(0x3ffff000, 0x1000) = 0
