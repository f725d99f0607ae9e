# a fork whose child is refused host calls: table and host agree all the same (P2; looked at after the eight operations)
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff
mmap(0x10000, 0x8000, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_ANON|MAP_FIXED, -1, 0) = 0x10000
store 0x11000 1
minherit(0x10000, 0x5000, INHERIT_ZERO) = 0
minherit(0x15000, 0x2000, INHERIT_NONE) = 0
load 0x11000 = 1
load 0x11000 = 1
fault map 1 ENOMEM
fault unmap 1 ENOMEM
