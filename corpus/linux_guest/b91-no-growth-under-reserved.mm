# the space behind a mapping was the emulator's own reservation
config abi=linux bits=32 target_page=4096 host_page=4096 reserved=0x100000000
mmap(0x60000000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x60000000
munmap(0x60001000, 0x5000) = 0
mremap(0x60000000, 0x1000, 0x2000, 0) = 0x60000000
store 0x60001fff 1
