# fails without `foreign`: the guest's kernel knows nothing of the emulator's own memory in the guest's range
config abi=linux bits=64 target_page=4096 host_page=16384 foreign=0x20000-0x20fff
mmap(0x20000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(0x23000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED_NOREPLACE, -1, 0) = -1 EEXIST
