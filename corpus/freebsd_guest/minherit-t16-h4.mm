# minherit is recorded page by page; the end of this program looks at a child (B6, eight operations)
config abi=freebsd bits=64 target_page=16384 host_page=4096 highest=0x3fffffffffff policy=bottom-up
mmap(0x190000, 0x10000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x190000
mmap(0x1b8000, 0x8000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x1b8000
store 0x194000 7
store 0x198000 8
minherit(0x194000, 0x4000, INHERIT_NONE) = 0
minherit(0x198000, 0x50000, INHERIT_ZERO) = 0
load 0x194000 = 7
load 0x198000 = 8
