# the host gets read for execute, never execute (check TIGHT)
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x1000
mmap(0x10000, 0x1000, PROT_EXEC, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
load 0x10000 = 3
mprotect(0x10000, 0x1000, PROT_READ|PROT_WRITE|PROT_EXEC) = 0
store 0x10000 1
mprotect(0x10000, 0x1000, PROT_EXEC) = 0
load 0x10000 = 1
