# minherit is recorded page by page; the end of this program looks at a child (B6, eight operations)
config abi=freebsd bits=64 target_page=65536 host_page=16384 reserved=0x40000000 base=0x200000000 policy=bottom-up
mmap(0x640000, 0x40000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x640000
mmap(0x6e0000, 0x20000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x6e0000
store 0x650000 7
store 0x660000 8
minherit(0x650000, 0x10000, INHERIT_NONE) = 0
minherit(0x660000, 0x140000, INHERIT_ZERO) = 0
load 0x650000 = 7
load 0x660000 = 8
