# the child is not to have a page of code (looked at after eight operations)
config abi=freebsd bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_READ|PROT_EXEC, MAP_ANON|MAP_FIXED, -1, 0)
minherit(0x10000, 0x1000, INHERIT_NONE)
load 0x10000
load 0x10000
load 0x10000
load 0x10000
load 0x10000
load 0x10000
