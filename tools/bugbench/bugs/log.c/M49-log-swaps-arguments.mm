# what munmap was called with is logged the wrong way round; lines are looked at in programs of 8 operations
config abi=linux bits=64 target_page=4096 host_page=4096
munmap(0x10000, 0x1000)
load 0x10000 = SIGSEGV
load 0x10000 = SIGSEGV
load 0x10000 = SIGSEGV
load 0x10000 = SIGSEGV
load 0x10000 = SIGSEGV
load 0x10000 = SIGSEGV
load 0x10000 = SIGSEGV
