# xz -T2 on four megabytes: two compressing threads and their buffers
# (repro import --stores of strace -f; docs: repro/README.md)
config abi=linux bits=64 target_page=4096 host_page=4096
# mapped before the first call; what it was is not in the trace
mmap(0x56150d3fc000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x56150d3fc000
mmap(0x7f86e83d3000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x7f86e83d3000
r2 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r2 0x1
store r2+0x1fff 0x2
# ld.so.cache
file 3 size=0xa847 mode=r
r6 = mmap(NULL, 0xa847, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# liblzma.so.5
file 3 size=0x2e7f8 mode=r
r9 = mmap(NULL, 0x2e018, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0) = ?
mmap(r9+0x4000, 0x1d000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x4000) = r9+0x4000
mmap(r9+0x21000, 0xc000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x21000) = r9+0x21000
mmap(r9+0x2d000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x2d000) = r9+0x2d000
store r9+0x2d000 0x3
close(3) = 0
# libc.so.6
file 3 size=0x1d6458 mode=r
r16 = mmap(NULL, 0x1e1f50, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0) = ?
mmap(r16+0x26000, 0x156000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x26000) = r16+0x26000
mmap(r16+0x17c000, 0x53000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x17c000) = r16+0x17c000
mmap(r16+0x1cf000, 0x6000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x1cf000) = r16+0x1cf000
store r16+0x1cf000 0x4
store r16+0x1d4fff 0x5
mmap(r16+0x1d5000, 0xcf50, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = r16+0x1d5000
store r16+0x1d5000 0x6
store r16+0x1e1fff 0x7
close(3) = 0
r26 = mmap(NULL, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r26 0x8
store r26+0x2fff 0x9
mprotect(r16+0x1cf000, 0x4000, PROT_READ) = 0
mprotect(r9+0x2d000, 0x1000, PROT_READ) = 0
mprotect(0x56150d3fc000, 0x1000, PROT_READ) = 0
mprotect(0x7f86e83d3000, 0x2000, PROT_READ) = 0
munmap(r6, 0xa847) = 0
# brk(0x56152af31000)
mmap(0x56152af10000, 0x21000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x56152af10000
store 0x56152af10000 0xa
store 0x56152af30fff 0xb
# LC_IDENTIFICATION
file 5 size=0x102 mode=r
mmap(NULL, 0x102, PROT_READ, MAP_PRIVATE, 5, 0) = ?
close(5) = 0
# gconv-modules.cache
file 5 size=0x6994 mode=r
mmap(NULL, 0x6994, PROT_READ, MAP_SHARED, 5, 0) = ?
close(5) = 0
# LC_MEASUREMENT
file 5 size=0x17 mode=r
mmap(NULL, 0x17, PROT_READ, MAP_PRIVATE, 5, 0) = ?
close(5) = 0
# LC_TELEPHONE
file 5 size=0x2f mode=r
mmap(NULL, 0x2f, PROT_READ, MAP_PRIVATE, 5, 0) = ?
close(5) = 0
# LC_ADDRESS
file 5 size=0x7f mode=r
mmap(NULL, 0x7f, PROT_READ, MAP_PRIVATE, 5, 0) = ?
close(5) = 0
# LC_NAME
file 5 size=0x3e mode=r
mmap(NULL, 0x3e, PROT_READ, MAP_PRIVATE, 5, 0) = ?
close(5) = 0
# LC_PAPER
file 5 size=0x22 mode=r
mmap(NULL, 0x22, PROT_READ, MAP_PRIVATE, 5, 0) = ?
close(5) = 0
# SYS_LC_MESSAGES
file 5 size=0x30 mode=r
mmap(NULL, 0x30, PROT_READ, MAP_PRIVATE, 5, 0) = ?
close(5) = 0
# LC_MONETARY
file 5 size=0x10e mode=r
mmap(NULL, 0x10e, PROT_READ, MAP_PRIVATE, 5, 0) = ?
close(5) = 0
# LC_COLLATE
file 5 size=0x57e mode=r
mmap(NULL, 0x57e, PROT_READ, MAP_PRIVATE, 5, 0) = ?
close(5) = 0
# LC_TIME
file 5 size=0xd20 mode=r
mmap(NULL, 0xd20, PROT_READ, MAP_PRIVATE, 5, 0) = ?
close(5) = 0
# LC_NUMERIC
file 5 size=0x32 mode=r
mmap(NULL, 0x32, PROT_READ, MAP_PRIVATE, 5, 0) = ?
close(5) = 0
# LC_CTYPE
file 5 size=0x56550 mode=r
mmap(NULL, 0x56550, PROT_READ, MAP_PRIVATE, 5, 0) = ?
close(5) = 0
r76 = mmap(NULL, 0x1801000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r76 0xc
store r76+0x1800fff 0xd
r79 = mmap(NULL, 0x1801000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r79 0xe
store r79+0x1800fff 0xf
r82 = mmap(NULL, 0x801000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_STACK, -1, 0) = ?
mprotect(r82+0x1000, 0x800000, PROT_READ|PROT_WRITE) = 0
store r82+0x1000 0x10
r85 = mmap(NULL, 0x8000000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_NORESERVE, -1, 0) = ?
munmap(r85, 0x3800000) = 0
munmap(r85+0x7800000, 0x800000) = 0
mprotect(r85+0x3800000, 0x21000, PROT_READ|PROT_WRITE) = 0
store r85+0x3800000 0x11
r90 = mmap(NULL, 0x3d000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r90 0x12
store r90+0x3cfff 0x13
r93 = mmap(NULL, 0xc84000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r93 0x14
store r93+0xc83fff 0x15
r96 = mmap(NULL, 0x1042000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r96 0x16
store r96+0x1041fff 0x17
r99 = mmap(NULL, 0x4001000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r99 0x18
store r99+0x4000fff 0x19
