# nothing is mapped there: the call fails and keeps the lock
config abi=linux bits=64 target_page=4096 host_page=4096
msync(0x10000, 0x1000, MS_SYNC)
