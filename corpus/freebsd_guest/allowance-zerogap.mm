# one page of a host page of shared memory is to be zeros in a child: it is not there (DESIGN.md, zerogap; looked at after the eight operations)
config abi=freebsd bits=64 target_page=4096 host_page=16384 highest=0x3fffffffffff

file 3 size=0x8000
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
store 0x11000 1
minherit(0x11000, 0x1000, INHERIT_ZERO) = 0
load 0x11000 = 1
load 0x11000 = 1
load 0x11000 = 1
load 0x11000 = 1
