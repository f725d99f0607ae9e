# minherit is recorded page by page; the end of this program looks at a child (B6, eight operations)
config abi=freebsd bits=64 target_page=4096 host_page=65536 reserved=0x40000000 base=0x200000000
mmap(0x64000, 0x4000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x64000
mmap(0x6e000, 0x2000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x6e000
store 0x65000 7
store 0x66000 8
minherit(0x65000, 0x1000, INHERIT_NONE) = 0
minherit(0x66000, 0x14000, INHERIT_ZERO) = 0
load 0x65000 = 7
load 0x66000 = 8
