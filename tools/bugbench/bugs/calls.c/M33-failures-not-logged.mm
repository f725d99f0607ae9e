# mprotect of nothing (logged in programs of eight operations)
config abi=linux bits=64 target_page=4096 host_page=4096
mprotect(0x10000, 0x1000, PROT_READ)
load 0x10000
load 0x10000
load 0x10000
load 0x10000
load 0x10000
load 0x10000
load 0x10000
