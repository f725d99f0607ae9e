# from strace -e trace=memory,desc: python3 starting, importing json and joining strings (realloc is mremap); brk left out, addresses the kernel
# chose are labels, and stores and loads stand for what the program did with its memory
config abi=linux bits=64 target_page=4096 host_page=4096
# python3.11, which execve had mapped
file 100 size=0x683e78 mode=r
mmap(0x400000, 0x1f000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 100, 0x0) = 0x400000
mmap(0x41f000, 0x2b3000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED, 100, 0x1f000) = 0x41f000
mmap(0x6d2000, 0x273000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 100, 0x2d2000) = 0x6d2000
mmap(0x945000, 0x140000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 100, 0x544000) = 0x945000
mmap(0xa85000, 0x45000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xa85000
close(100) = 0
# ld-linux-x86-64.so.2, which execve had mapped
file 101 size=0x347d8 mode=r
mmap(0x7fec5b56d000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 101, 0x0) = 0x7fec5b56d000
mmap(0x7fec5b56e000, 0x26000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED, 101, 0x1000) = 0x7fec5b56e000
mmap(0x7fec5b594000, 0xa000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 101, 0x27000) = 0x7fec5b594000
mmap(0x7fec5b59e000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 101, 0x31000) = 0x7fec5b59e000
close(101) = 0
r14 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r14+0x1fff = 0
store r14 0x1
store r14+0x1fff 0x2
# ld.so.cache
file 3 size=0xa2db mode=r
r19 = mmap(NULL, 0xa2db, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r19 = 0x3
close(3) = 0
# libm.so.6
file 3 size=0xdea20 mode=r
r23 = mmap(NULL, 0xdf110, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0x0) = ?
load r23 = 0x3
mmap(r23+0x10000, 0x74000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x10000) = r23+0x10000
load r23+0x10000 = 0x3
mmap(r23+0x84000, 0x5a000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x84000) = r23+0x84000
load r23+0x84000 = 0xc3
mmap(r23+0xde000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0xdd000) = r23+0xde000
load r23+0xde000 = 0xb3
store r23+0xde000 0x3
store r23+0xdffff 0x4
close(3) = 0
# libz.so.1
file 3 size=0x1d9c0 mode=r
r35 = mmap(NULL, 0x1e190, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0x0) = ?
load r35 = 0x3
mmap(r35+0x3000, 0x13000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x3000) = r35+0x3000
load r35+0x3000 = 0x53
mmap(r35+0x16000, 0x7000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x16000) = r35+0x16000
load r35+0x16000 = 0xa3
mmap(r35+0x1d000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x1c000) = r35+0x1d000
load r35+0x1d000 = 0x43
store r35+0x1d000 0x5
store r35+0x1efff 0x6
close(3) = 0
# libexpat.so.1
file 3 size=0x2a860 mode=r
r47 = mmap(NULL, 0x2a080, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0x0) = ?
load r47 = 0x3
mmap(r47+0x4000, 0x1c000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x4000) = r47+0x4000
load r47+0x4000 = 0xc3
mmap(r47+0x20000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x20000) = r47+0x20000
load r47+0x20000 = 0x3
mmap(r47+0x28000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x28000) = r47+0x28000
load r47+0x28000 = 0x83
store r47+0x28000 0x7
store r47+0x2afff 0x8
close(3) = 0
# libc.so.6
file 3 size=0x1d6458 mode=r
r59 = mmap(NULL, 0x1e1f50, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0x0) = ?
load r59 = 0x3
mmap(r59+0x26000, 0x156000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x26000) = r59+0x26000
load r59+0x26000 = 0xa3
mmap(r59+0x17c000, 0x53000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x17c000) = r59+0x17c000
load r59+0x17c000 = 0x43
mmap(r59+0x1cf000, 0x6000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x1cf000) = r59+0x1cf000
load r59+0x1cf000 = 0x93
store r59+0x1cf000 0x9
store r59+0x1d4fff 0xa
mmap(r59+0x1d5000, 0xcf50, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_ANONYMOUS, -1, 0x0) = r59+0x1d5000
load r59+0x1e1fff = 0
store r59+0x1d5000 0xb
store r59+0x1e1fff 0xc
close(3) = 0
r74 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r74+0x1fff = 0
store r74 0xd
store r74+0x1fff 0xe
mprotect(r59+0x1cf000, 0x4000, PROT_READ) = 0
store r59+0x1cf000 0xff = SIGSEGV
mprotect(r47+0x28000, 0x2000, PROT_READ) = 0
store r47+0x28000 0xff = SIGSEGV
mprotect(r35+0x1d000, 0x1000, PROT_READ) = 0
store r35+0x1d000 0xff = SIGSEGV
mprotect(r23+0xde000, 0x1000, PROT_READ) = 0
store r23+0xde000 0xff = SIGSEGV
mprotect(0x945000, 0x1000, PROT_READ) = 0
store 0x945000 0xff = SIGSEGV
mprotect(0x7fec5b59e000, 0x2000, PROT_READ) = 0
store 0x7fec5b59e000 0xff = SIGSEGV
munmap(r19, 0xa2db) = 0
# LC_CTYPE
file 3 size=0x56550 mode=r
r92 = mmap(NULL, 0x56550, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r92 = 0x3
close(3) = 0
# gconv-modules.cache
file 3 size=0x6994 mode=r
r96 = mmap(NULL, 0x6994, PROT_READ, MAP_SHARED, 3, 0x0) = ?
load r96 = 0x3
close(3) = 0
r99 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r99+0xfffff = 0
store r99 0xf
store r99+0xfffff 0x10
r103 = mmap(NULL, 0x41000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r103+0x40fff = 0
store r103 0x11
store r103+0x40fff 0x12
r107 = mmap(NULL, 0x21000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r107+0x20fff = 0
store r107 0x13
store r107+0x20fff 0x14
r111 = mmap(NULL, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r111+0x3fff = 0
store r111 0x15
store r111+0x3fff 0x16
r115 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r115+0xfffff = 0
store r115 0x17
store r115+0xfffff 0x18
# _json.cpython-311-x86_64-linux-gnu.so
file 3 size=0xbf48 mode=r
r120 = mmap(NULL, 0xc850, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0x0) = ?
load r120 = 0x3
mmap(r120+0x2000, 0x7000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x2000) = r120+0x2000
load r120+0x2000 = 0xe3
mmap(r120+0x9000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x9000) = r120+0x9000
load r120+0x9000 = 0xf3
mmap(r120+0xb000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0xa000) = r120+0xb000
load r120+0xb000 = 0x63
store r120+0xb000 0x19
store r120+0xcfff 0x1a
close(3) = 0
mprotect(r120+0xb000, 0x1000, PROT_READ) = 0
store r120+0xb000 0xff = SIGSEGV
r133 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r133+0xfffff = 0
store r133 0x1b
store r133+0xfffff 0x1c
r137 = mmap(NULL, 0x22000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r137+0x21fff = 0
store r137 0x1d
store r137+0x21fff 0x1e
r141 = mremap(r137, 0x22000, 0x26000, MREMAP_MAYMOVE) = ?
store r141+0x25fff 0x1f
r143 = mremap(r141, 0x26000, 0x2b000, MREMAP_MAYMOVE) = ?
store r143+0x2afff 0x20
r145 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r145+0xfffff = 0
store r145 0x21
store r145+0xfffff 0x22
r149 = mremap(r143, 0x2b000, 0x30000, MREMAP_MAYMOVE) = ?
store r149+0x2ffff 0x23
r151 = mremap(r149, 0x30000, 0x36000, MREMAP_MAYMOVE) = ?
store r151+0x35fff 0x24
r153 = mremap(r151, 0x36000, 0x3d000, MREMAP_MAYMOVE) = ?
store r153+0x3cfff 0x25
r155 = mremap(r153, 0x3d000, 0x44000, MREMAP_MAYMOVE) = ?
store r155+0x43fff 0x26
r157 = mremap(r155, 0x44000, 0x4d000, MREMAP_MAYMOVE) = ?
store r157+0x4cfff 0x27
r159 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r159+0xfffff = 0
store r159 0x28
store r159+0xfffff 0x29
r163 = mremap(r157, 0x4d000, 0x56000, MREMAP_MAYMOVE) = ?
store r163+0x55fff 0x2a
r165 = mremap(r163, 0x56000, 0x61000, MREMAP_MAYMOVE) = ?
store r165+0x60fff 0x2b
r167 = mremap(r165, 0x61000, 0x6d000, MREMAP_MAYMOVE) = ?
store r167+0x6cfff 0x2c
r169 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r169+0xfffff = 0
store r169 0x2d
store r169+0xfffff 0x2e
r173 = mremap(r167, 0x6d000, 0x7b000, MREMAP_MAYMOVE) = ?
store r173+0x7afff 0x2f
r175 = mremap(r173, 0x7b000, 0x8a000, MREMAP_MAYMOVE) = ?
store r175+0x89fff 0x30
r177 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r177+0xfffff = 0
store r177 0x31
store r177+0xfffff 0x32
r181 = mremap(r175, 0x8a000, 0x9b000, MREMAP_MAYMOVE) = ?
store r181+0x9afff 0x33
r183 = mremap(r181, 0x9b000, 0xae000, MREMAP_MAYMOVE) = ?
store r183+0xadfff 0x34
r185 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r185+0xfffff = 0
store r185 0x35
store r185+0xfffff 0x36
r189 = mremap(r183, 0xae000, 0xc4000, MREMAP_MAYMOVE) = ?
store r189+0xc3fff 0x37
r191 = mremap(r189, 0xc4000, 0xdc000, MREMAP_MAYMOVE) = ?
store r191+0xdbfff 0x38
r193 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r193+0xfffff = 0
store r193 0x39
store r193+0xfffff 0x3a
r197 = mremap(r191, 0xdc000, 0xf8000, MREMAP_MAYMOVE) = ?
store r197+0xf7fff 0x3b
r199 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r199+0xfffff = 0
store r199 0x3c
store r199+0xfffff 0x3d
r203 = mremap(r197, 0xf8000, 0x117000, MREMAP_MAYMOVE) = ?
store r203+0x116fff 0x3e
r205 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r205+0xfffff = 0
store r205 0x3f
store r205+0xfffff 0x40
r209 = mremap(r203, 0x117000, 0x13a000, MREMAP_MAYMOVE) = ?
store r209+0x139fff 0x41
r211 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r211+0xfffff = 0
store r211 0x42
store r211+0xfffff 0x43
r215 = mremap(r209, 0x13a000, 0x161000, MREMAP_MAYMOVE) = ?
store r215+0x160fff 0x44
r217 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r217+0xfffff = 0
store r217 0x45
store r217+0xfffff 0x46
r221 = mremap(r215, 0x161000, 0x18d000, MREMAP_MAYMOVE) = ?
store r221+0x18cfff 0x47
r223 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r223+0xfffff = 0
store r223 0x48
store r223+0xfffff 0x49
r227 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r227+0xfffff = 0
store r227 0x4a
store r227+0xfffff 0x4b
r231 = mremap(r221, 0x18d000, 0x1bf000, MREMAP_MAYMOVE) = ?
store r231+0x1befff 0x4c
r233 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r233+0xfffff = 0
store r233 0x4d
store r233+0xfffff 0x4e
r237 = mremap(r231, 0x1bf000, 0x1f6000, MREMAP_MAYMOVE) = ?
store r237+0x1f5fff 0x4f
r239 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r239+0xfffff = 0
store r239 0x50
store r239+0xfffff 0x51
r243 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r243+0xfffff = 0
store r243 0x52
store r243+0xfffff 0x53
r247 = mremap(r237, 0x1f6000, 0x235000, MREMAP_MAYMOVE) = ?
store r247+0x234fff 0x54
r249 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r249+0xfffff = 0
store r249 0x55
store r249+0xfffff 0x56
r253 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r253+0xfffff = 0
store r253 0x57
store r253+0xfffff 0x58
r257 = mremap(r247, 0x235000, 0x27c000, MREMAP_MAYMOVE) = ?
store r257+0x27bfff 0x59
r259 = mmap(NULL, 0x100000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r259+0xfffff = 0
store r259 0x5a
store r259+0xfffff 0x5b
r263 = mmap(NULL, 0x19d000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r263+0x19cfff = 0
store r263 0x5c
store r263+0x19cfff 0x5d
munmap(r253, 0x100000) = 0
munmap(r249, 0x100000) = 0
munmap(r243, 0x100000) = 0
munmap(r239, 0x100000) = 0
munmap(r233, 0x100000) = 0
munmap(r227, 0x100000) = 0
munmap(r223, 0x100000) = 0
munmap(r217, 0x100000) = 0
munmap(r211, 0x100000) = 0
munmap(r205, 0x100000) = 0
munmap(r199, 0x100000) = 0
munmap(r193, 0x100000) = 0
munmap(r185, 0x100000) = 0
munmap(r177, 0x100000) = 0
munmap(r169, 0x100000) = 0
munmap(r159, 0x100000) = 0
munmap(r145, 0x100000) = 0
munmap(r133, 0x100000) = 0
munmap(r257, 0x27c000) = 0
munmap(r263, 0x19d000) = 0
munmap(r111, 0x4000) = 0
# what was stored is still there
load r14 = 0x1
load r14+0x1fff = 0x2
load r23+0xde000 = 0x3
load r23+0xdffff = 0x4
load r35+0x1d000 = 0x5
load r35+0x1efff = 0x6
load r47+0x28000 = 0x7
load r47+0x2afff = 0x8
load r59+0x1cf000 = 0x9
load r59+0x1d4fff = 0xa
load r59+0x1d5000 = 0xb
load r59+0x1e1fff = 0xc
load r74 = 0xd
load r74+0x1fff = 0xe
load r99 = 0xf
load r99+0xfffff = 0x10
load r103 = 0x11
load r103+0x40fff = 0x12
load r107 = 0x13
load r107+0x20fff = 0x14
load r115 = 0x17
load r115+0xfffff = 0x18
load r120+0xb000 = 0x19
load r120+0xcfff = 0x1a
load r259 = 0x5a
load r259+0xfffff = 0x5b
