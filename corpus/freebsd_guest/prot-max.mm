# PROT_MAX: what it bounds, how mprotect lowers it and never raises it (B1.2, B2.14, B4.4, B4.5, B4.8)
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

mmap(0x10000, 0x2000, PROT_NONE|PROT_MAX(PROT_READ|PROT_WRITE), MAP_ANON|MAP_FIXED, -1, 0) = 0x10000
mprotect(0x10000, 0x2000, PROT_READ|PROT_WRITE) = 0
store 0x10000 1
mprotect(0x10000, 0x2000, PROT_EXEC) = -1 EACCES
mprotect(0x10000, 0x1000, PROT_READ|PROT_MAX(PROT_READ)) = 0
mprotect(0x10000, 0x1000, PROT_WRITE) = -1 EACCES
# the range is checked as a whole: nothing changes
mprotect(0x10000, 0x2000, PROT_WRITE) = -1 EACCES
store 0x11000 1
load 0x10000 = 1
mprotect(0x10000, 0x2000, PROT_READ|PROT_MAX(PROT_READ|PROT_WRITE)) = -1 EACCES
# PROT_MAX(0) is none
mmap(0x20000, 0x1000, PROT_READ|PROT_MAX(0), MAP_ANON|MAP_FIXED, -1, 0) = 0x20000
mprotect(0x20000, 0x1000, PROT_READ|PROT_WRITE|PROT_EXEC) = 0
# a guard has no maximum, and PROT_MAX gives it none
mmap(0x30000, 0x1000, PROT_NONE|PROT_MAX(PROT_READ), MAP_GUARD|MAP_FIXED, -1, 0) = 0x30000
mprotect(0x30000, 0x1000, PROT_WRITE|PROT_MAX(PROT_WRITE)) = 0
load 0x30000 = SIGSEGV
