# the unknown bit that mprotect refuses is not in the log's line
config abi=linux bits=64 target_page=4096 host_page=4096
mprotect(0x10000, 0x1000, PROT_READ|0x100000000)
load 0x10000 = SIGSEGV
load 0x10000 = SIGSEGV
load 0x10000 = SIGSEGV
load 0x10000 = SIGSEGV
load 0x10000 = SIGSEGV
load 0x10000 = SIGSEGV
load 0x10000 = SIGSEGV
