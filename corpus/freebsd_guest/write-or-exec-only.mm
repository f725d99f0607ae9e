# a page that allows any access can be loaded from (B2.12, A10)
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

mmap(0x10000, 0x1000, PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x10000
mmap(0x11000, 0x1000, PROT_EXEC, MAP_ANON|MAP_FIXED, -1, 0) = 0x11000
mmap(0x12000, 0x1000, PROT_NONE, MAP_ANON|MAP_FIXED, -1, 0) = 0x12000
store 0x10000 5
load 0x10000 = 5
load 0x11000 = 0
store 0x11000 1 = SIGSEGV
load 0x12000 = SIGSEGV
access 0x10000 0x2000 r = yes
access 0x10000 0x2000 w = no
access 0x11fff 2 r = no
