# "must be empty" asked of the host finds the emulator's own reservation
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x1000000
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED_NOREPLACE, -1, 0) = 0x10000
munmap(0x10000, 0x1000) = 0
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED_NOREPLACE, -1, 0) = 0x10000
