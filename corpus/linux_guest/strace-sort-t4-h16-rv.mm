# from strace -e trace=memory,desc: sort -n --parallel=2; brk left out, addresses the kernel
# chose are labels, and stores and loads stand for what the program did with its memory
config abi=linux bits=64 target_page=4096 host_page=16384 reserved=0x800000000000 base=0x10000000
# sort, which execve had mapped
file 100 size=0x1ceb8 mode=r
mmap(0x5651981d9000, 0x3000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 100, 0x0) = 0x5651981d9000
mmap(0x5651981dc000, 0x12000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED, 100, 0x3000) = 0x5651981dc000
mmap(0x5651981ee000, 0x6000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 100, 0x15000) = 0x5651981ee000
mmap(0x5651981f4000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 100, 0x1b000) = 0x5651981f4000
close(100) = 0
# ld-linux-x86-64.so.2, which execve had mapped
file 101 size=0x347d8 mode=r
mmap(0x7fe0254bc000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 101, 0x0) = 0x7fe0254bc000
mmap(0x7fe0254bd000, 0x26000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED, 101, 0x1000) = 0x7fe0254bd000
mmap(0x7fe0254e3000, 0xa000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 101, 0x27000) = 0x7fe0254e3000
mmap(0x7fe0254ed000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 101, 0x31000) = 0x7fe0254ed000
close(101) = 0
r13 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r13+0x1fff = 0
store r13 0x1
store r13+0x1fff 0x2
# ld.so.cache
file 3 size=0xa2db mode=r
r18 = mmap(NULL, 0xa2db, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r18 = 0x3
close(3) = 0
# libc.so.6
file 3 size=0x1d6458 mode=r
r22 = mmap(NULL, 0x1e1f50, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0x0) = ?
load r22 = 0x3
mmap(r22+0x26000, 0x156000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x26000) = r22+0x26000
load r22+0x26000 = 0xa3
mmap(r22+0x17c000, 0x53000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x17c000) = r22+0x17c000
load r22+0x17c000 = 0x43
mmap(r22+0x1cf000, 0x6000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x1cf000) = r22+0x1cf000
load r22+0x1cf000 = 0x93
store r22+0x1cf000 0x3
store r22+0x1d4fff 0x4
mmap(r22+0x1d5000, 0xcf50, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_ANONYMOUS, -1, 0x0) = r22+0x1d5000
load r22+0x1e1fff = 0
store r22+0x1d5000 0x5
store r22+0x1e1fff 0x6
close(3) = 0
r37 = mmap(NULL, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r37+0x2fff = 0
store r37 0x7
store r37+0x2fff 0x8
mprotect(r22+0x1cf000, 0x4000, PROT_READ) = 0
store r22+0x1cf000 0xff = SIGSEGV
mprotect(0x5651981f4000, 0x1000, PROT_READ) = 0
store 0x5651981f4000 0xff = SIGSEGV
mprotect(0x7fe0254ed000, 0x2000, PROT_READ) = 0
store 0x7fe0254ed000 0xff = SIGSEGV
munmap(r18, 0xa2db) = 0
# LC_IDENTIFICATION
file 3 size=0x102 mode=r
r49 = mmap(NULL, 0x102, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r49 = 0x3
close(3) = 0
# gconv-modules.cache
file 3 size=0x6994 mode=r
r53 = mmap(NULL, 0x6994, PROT_READ, MAP_SHARED, 3, 0x0) = ?
load r53 = 0x3
close(3) = 0
# LC_MEASUREMENT
file 3 size=0x17 mode=r
r57 = mmap(NULL, 0x17, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r57 = 0x3
close(3) = 0
# LC_TELEPHONE
file 3 size=0x2f mode=r
r61 = mmap(NULL, 0x2f, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r61 = 0x3
close(3) = 0
# LC_ADDRESS
file 3 size=0x7f mode=r
r65 = mmap(NULL, 0x7f, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r65 = 0x3
close(3) = 0
# LC_NAME
file 3 size=0x3e mode=r
r69 = mmap(NULL, 0x3e, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r69 = 0x3
close(3) = 0
# LC_PAPER
file 3 size=0x22 mode=r
r73 = mmap(NULL, 0x22, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r73 = 0x3
close(3) = 0
# SYS_LC_MESSAGES
file 3 size=0x30 mode=r
r77 = mmap(NULL, 0x30, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r77 = 0x3
close(3) = 0
# LC_MONETARY
file 3 size=0x10e mode=r
r81 = mmap(NULL, 0x10e, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r81 = 0x3
close(3) = 0
# LC_COLLATE
file 3 size=0x57e mode=r
r85 = mmap(NULL, 0x57e, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r85 = 0x3
close(3) = 0
# LC_TIME
file 3 size=0xd20 mode=r
r89 = mmap(NULL, 0xd20, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r89 = 0x3
close(3) = 0
# LC_NUMERIC
file 3 size=0x32 mode=r
r93 = mmap(NULL, 0x32, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r93 = 0x3
close(3) = 0
# LC_CTYPE
file 3 size=0x56550 mode=r
r97 = mmap(NULL, 0x56550, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r97 = 0x3
close(3) = 0
r100 = mmap(NULL, 0x6401000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r100+0x6400fff = 0
store r100 0x9
store r100+0x6400fff 0xa
r104 = mmap(NULL, 0x801000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_STACK, -1, 0x0) = ?
mprotect(r104+0x1000, 0x800000, PROT_READ|PROT_WRITE) = 0
store r104+0x1000 0xb
munmap(r100, 0x6401000) = 0
# what was stored is still there
load r13 = 0x1
load r13+0x1fff = 0x2
load r22+0x1cf000 = 0x3
load r22+0x1d4fff = 0x4
load r22+0x1d5000 = 0x5
load r22+0x1e1fff = 0x6
load r37 = 0x7
load r37+0x2fff = 0x8
load r104+0x1000 = 0xb
