# sort of four megabytes of numbers in two threads
# (repro import --stores of strace -f; docs: repro/README.md)
config abi=linux bits=64 target_page=4096 host_page=4096
# mapped before the first call; what it was is not in the trace
mmap(0x55a9bd2a3000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x55a9bd2a3000
mmap(0x7fadba969000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x7fadba969000
r2 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r2 0x1
store r2+0x1fff 0x2
# ld.so.cache
file 3 size=0xa847 mode=r
r6 = mmap(NULL, 0xa847, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# libc.so.6
file 3 size=0x1d6458 mode=r
r9 = mmap(NULL, 0x1e1f50, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0) = ?
mmap(r9+0x26000, 0x156000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x26000) = r9+0x26000
mmap(r9+0x17c000, 0x53000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x17c000) = r9+0x17c000
mmap(r9+0x1cf000, 0x6000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x1cf000) = r9+0x1cf000
store r9+0x1cf000 0x3
store r9+0x1d4fff 0x4
mmap(r9+0x1d5000, 0xcf50, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = r9+0x1d5000
store r9+0x1d5000 0x5
store r9+0x1e1fff 0x6
close(3) = 0
r19 = mmap(NULL, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r19 0x7
store r19+0x2fff 0x8
mprotect(r9+0x1cf000, 0x4000, PROT_READ) = 0
mprotect(0x55a9bd2a3000, 0x1000, PROT_READ) = 0
mprotect(0x7fadba969000, 0x2000, PROT_READ) = 0
munmap(r6, 0xa847) = 0
# brk(0x55a9ca1c7000)
mmap(0x55a9ca1a6000, 0x21000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x55a9ca1a6000
store 0x55a9ca1a6000 0x9
store 0x55a9ca1c6fff 0xa
# LC_IDENTIFICATION
file 3 size=0x102 mode=r
mmap(NULL, 0x102, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# gconv-modules.cache
file 3 size=0x6994 mode=r
mmap(NULL, 0x6994, PROT_READ, MAP_SHARED, 3, 0) = ?
close(3) = 0
# LC_MEASUREMENT
file 3 size=0x17 mode=r
mmap(NULL, 0x17, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# LC_TELEPHONE
file 3 size=0x2f mode=r
mmap(NULL, 0x2f, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# LC_ADDRESS
file 3 size=0x7f mode=r
mmap(NULL, 0x7f, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# LC_NAME
file 3 size=0x3e mode=r
mmap(NULL, 0x3e, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# LC_PAPER
file 3 size=0x22 mode=r
mmap(NULL, 0x22, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# SYS_LC_MESSAGES
file 3 size=0x30 mode=r
mmap(NULL, 0x30, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# LC_MONETARY
file 3 size=0x10e mode=r
mmap(NULL, 0x10e, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# LC_COLLATE
file 3 size=0x57e mode=r
mmap(NULL, 0x57e, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# LC_TIME
file 3 size=0xd20 mode=r
mmap(NULL, 0xd20, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# LC_NUMERIC
file 3 size=0x32 mode=r
mmap(NULL, 0x32, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# LC_CTYPE
file 3 size=0x56550 mode=r
mmap(NULL, 0x56550, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
r68 = mmap(NULL, 0x801000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r68 0xb
store r68+0x800fff 0xc
munmap(r68, 0x801000) = 0
# brk(0x55a9ca321000)
mmap(0x55a9ca1c7000, 0x15a000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x55a9ca1c7000
store 0x55a9ca1c7000 0xd
store 0x55a9ca320fff 0xe
# brk(0x55a9ca477000)
mmap(0x55a9ca321000, 0x156000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x55a9ca321000
store 0x55a9ca321000 0xf
store 0x55a9ca476fff 0x10
# brk(0x55a9ca5ce000)
mmap(0x55a9ca477000, 0x157000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x55a9ca477000
store 0x55a9ca477000 0x11
store 0x55a9ca5cdfff 0x12
# brk(0x55a9ca724000)
mmap(0x55a9ca5ce000, 0x156000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x55a9ca5ce000
store 0x55a9ca5ce000 0x13
store 0x55a9ca723fff 0x14
# brk(0x55a9ca87a000)
mmap(0x55a9ca724000, 0x156000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x55a9ca724000
store 0x55a9ca724000 0x15
store 0x55a9ca879fff 0x16
# brk(0x55a9ca9d1000)
mmap(0x55a9ca87a000, 0x157000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x55a9ca87a000
store 0x55a9ca87a000 0x17
store 0x55a9ca9d0fff 0x18
