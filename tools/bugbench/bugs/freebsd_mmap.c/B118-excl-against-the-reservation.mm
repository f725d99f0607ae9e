# the place is free for the guest, and reserved on the host
config abi=freebsd bits=64 target_page=4096 host_page=4096 reserved=0x1000000
mmap(0x10000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0)
