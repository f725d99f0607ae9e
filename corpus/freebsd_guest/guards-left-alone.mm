# the last memory leaves a host page that guards share: by unmapping, and by becoming a guard; and guards are placed by search (H > T)
config abi=freebsd bits=64 target_page=4096 host_page=16384 highest=0x3fffffffffff
mmap(0x10000, 0x1000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x10000
mmap(0x12000, 0x1000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x12000
store 0x12000 7
munmap(0x12000, 0x1000) = 0
load 0x12000 = SIGSEGV
mmap(0x12000, 0x1000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x12000
load 0x12000 = 0
store 0x12000 8
mmap(0x12000, 0x1000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = 0x12000
mmap(0x12000, 0x1000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x12000
load 0x12000 = 0
r1 = mmap(0, 0x2000, PROT_NONE, MAP_GUARD, -1, 0)
load r1 = SIGSEGV
