# of four shared pages the child is to have zeros in place of the first (looked at after eight operations)
config abi=freebsd bits=64 target_page=4096 host_page=16384
file 3 size=0x4000
mmap(0x10000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0)
minherit(0x10000, 0x1000, INHERIT_ZERO)
load 0x10000
load 0x10000
load 0x10000
load 0x10000
load 0x10000
