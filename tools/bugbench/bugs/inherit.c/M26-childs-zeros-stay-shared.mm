# the child is to have private zeros in place of a shared page (looked at after eight operations)
config abi=freebsd bits=64 target_page=4096 host_page=4096
file 3 size=0x1000
mmap(0x10000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0)
minherit(0x10000, 0x1000, INHERIT_ZERO)
load 0x10000
load 0x10000
load 0x10000
load 0x10000
load 0x10000
