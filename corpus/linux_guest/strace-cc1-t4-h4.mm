# from strace -e trace=memory,desc: gcc's compiler proper on a small file; brk left out, addresses the kernel
# chose are labels, and stores and loads stand for what the program did with its memory
config abi=linux bits=64 target_page=4096 host_page=4096
# cc1, which execve had mapped
file 100 size=0x1fcc468 mode=r
mmap(0x400000, 0x231000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 100, 0x0) = 0x400000
mmap(0x631000, 0x13c4000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED, 100, 0x231000) = 0x631000
mmap(0x19f5000, 0x9c8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 100, 0x15f5000) = 0x19f5000
mmap(0x23bd000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 100, 0x1fbc000) = 0x23bd000
mmap(0x23cd000, 0x1a0000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x23cd000
close(100) = 0
# ld-linux-x86-64.so.2, which execve had mapped
file 101 size=0x347d8 mode=r
mmap(0x7f032310b000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 101, 0x0) = 0x7f032310b000
mmap(0x7f032310c000, 0x26000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED, 101, 0x1000) = 0x7f032310c000
mmap(0x7f0323132000, 0xa000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 101, 0x27000) = 0x7f0323132000
mmap(0x7f032313c000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 101, 0x31000) = 0x7f032313c000
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
# libisl.so.23
file 3 size=0x20a6d8 mode=r
r23 = mmap(NULL, 0x209f18, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0x0) = ?
load r23 = 0x3
mmap(r23+0x62000, 0x141000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x62000) = r23+0x62000
load r23+0x62000 = 0xe3
mmap(r23+0x1a3000, 0x5e000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x1a3000) = r23+0x1a3000
load r23+0x1a3000 = 0x53
mmap(r23+0x201000, 0x9000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x201000) = r23+0x201000
load r23+0x201000 = 0x73
store r23+0x201000 0x3
store r23+0x209fff 0x4
close(3) = 0
# libmpc.so.3
file 3 size=0x20f98 mode=r
r35 = mmap(NULL, 0x21800, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0x0) = ?
load r35 = 0x3
mmap(r35+0x6000, 0x16000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x6000) = r35+0x6000
load r35+0x6000 = 0xa3
mmap(r35+0x1c000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x1c000) = r35+0x1c000
load r35+0x1c000 = 0x43
mmap(r35+0x20000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x1f000) = r35+0x20000
load r35+0x20000 = 0x93
store r35+0x20000 0x5
store r35+0x21fff 0x6
close(3) = 0
# libmpfr.so.6
file 3 size=0xba190 mode=r
r47 = mmap(NULL, 0xb9920, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0x0) = ?
load r47 = 0x3
mmap(r47+0xe000, 0x89000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0xe000) = r47+0xe000
load r47+0xe000 = 0x23
mmap(r47+0x97000, 0x17000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x97000) = r47+0x97000
load r47+0x97000 = 0x13
mmap(r47+0xae000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0xae000) = r47+0xae000
load r47+0xae000 = 0x23
store r47+0xae000 0x7
store r47+0xb9fff 0x8
close(3) = 0
# libgmp.so.10
file 3 size=0x81340 mode=r
r59 = mmap(NULL, 0x80ba8, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0x0) = ?
load r59 = 0x3
mmap(r59+0xb000, 0x5d000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0xb000) = r59+0xb000
load r59+0xb000 = 0xd3
mmap(r59+0x68000, 0x17000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x68000) = r59+0x68000
load r59+0x68000 = 0x83
mmap(r59+0x7f000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x7f000) = r59+0x7f000
load r59+0x7f000 = 0x93
store r59+0x7f000 0x9
store r59+0x80fff 0xa
close(3) = 0
# libz.so.1
file 3 size=0x1d9c0 mode=r
r71 = mmap(NULL, 0x1e190, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0x0) = ?
load r71 = 0x3
mmap(r71+0x3000, 0x13000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x3000) = r71+0x3000
load r71+0x3000 = 0x53
mmap(r71+0x16000, 0x7000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x16000) = r71+0x16000
load r71+0x16000 = 0xa3
mmap(r71+0x1d000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x1c000) = r71+0x1d000
load r71+0x1d000 = 0x43
store r71+0x1d000 0xb
store r71+0x1efff 0xc
close(3) = 0
r82 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r82+0x1fff = 0
store r82 0xd
store r82+0x1fff 0xe
# libzstd.so.1
file 3 size=0xba7a8 mode=r
r87 = mmap(NULL, 0xbb040, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0x0) = ?
load r87 = 0x3
mmap(r87+0x5000, 0xa1000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x5000) = r87+0x5000
load r87+0x5000 = 0x33
mmap(r87+0xa6000, 0x14000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0xa6000) = r87+0xa6000
load r87+0xa6000 = 0xa3
mmap(r87+0xba000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0xb9000) = r87+0xba000
load r87+0xba000 = 0xf3
store r87+0xba000 0xf
store r87+0xbbfff 0x10
close(3) = 0
# libm.so.6
file 3 size=0xdea20 mode=r
r99 = mmap(NULL, 0xdf110, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0x0) = ?
load r99 = 0x3
mmap(r99+0x10000, 0x74000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x10000) = r99+0x10000
load r99+0x10000 = 0x3
mmap(r99+0x84000, 0x5a000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x84000) = r99+0x84000
load r99+0x84000 = 0xc3
mmap(r99+0xde000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0xdd000) = r99+0xde000
load r99+0xde000 = 0xb3
store r99+0xde000 0x11
store r99+0xdffff 0x12
close(3) = 0
# libc.so.6
file 3 size=0x1d6458 mode=r
r111 = mmap(NULL, 0x1e1f50, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0x0) = ?
load r111 = 0x3
mmap(r111+0x26000, 0x156000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x26000) = r111+0x26000
load r111+0x26000 = 0xa3
mmap(r111+0x17c000, 0x53000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x17c000) = r111+0x17c000
load r111+0x17c000 = 0x43
mmap(r111+0x1cf000, 0x6000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x1cf000) = r111+0x1cf000
load r111+0x1cf000 = 0x93
store r111+0x1cf000 0x13
store r111+0x1d4fff 0x14
mmap(r111+0x1d5000, 0xcf50, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_ANONYMOUS, -1, 0x0) = r111+0x1d5000
load r111+0x1e1fff = 0
store r111+0x1d5000 0x15
store r111+0x1e1fff 0x16
close(3) = 0
r126 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r126+0x1fff = 0
store r126 0x17
store r126+0x1fff 0x18
mprotect(r111+0x1cf000, 0x4000, PROT_READ) = 0
store r111+0x1cf000 0xff = SIGSEGV
mprotect(r99+0xde000, 0x1000, PROT_READ) = 0
store r99+0xde000 0xff = SIGSEGV
mprotect(r87+0xba000, 0x1000, PROT_READ) = 0
store r87+0xba000 0xff = SIGSEGV
mprotect(r71+0x1d000, 0x1000, PROT_READ) = 0
store r71+0x1d000 0xff = SIGSEGV
mprotect(r59+0x7f000, 0x1000, PROT_READ) = 0
store r59+0x7f000 0xff = SIGSEGV
mprotect(r47+0xae000, 0x2000, PROT_READ) = 0
store r47+0xae000 0xff = SIGSEGV
mprotect(r35+0x20000, 0x1000, PROT_READ) = 0
store r35+0x20000 0xff = SIGSEGV
mprotect(r23+0x201000, 0x1000, PROT_READ) = 0
store r23+0x201000 0xff = SIGSEGV
mprotect(0x23bd000, 0x4000, PROT_READ) = 0
store 0x23bd000 0xff = SIGSEGV
mprotect(0x7f032313c000, 0x2000, PROT_READ) = 0
store 0x7f032313c000 0xff = SIGSEGV
munmap(r19, 0xa2db) = 0
# LC_CTYPE
file 3 size=0x56550 mode=r
r152 = mmap(NULL, 0x56550, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r152 = 0x3
close(3) = 0
# gconv-modules.cache
file 3 size=0x6994 mode=r
r156 = mmap(NULL, 0x6994, PROT_READ, MAP_SHARED, 3, 0x0) = ?
load r156 = 0x3
close(3) = 0
# SYS_LC_MESSAGES
file 3 size=0x30 mode=r
r160 = mmap(NULL, 0x30, PROT_READ, MAP_PRIVATE, 3, 0x0) = ?
load r160 = 0x3
close(3) = 0
r163 = mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r163+0xfff = 0
store r163 0x19
store r163+0xfff 0x1a
r167 = mmap(NULL, 0x21000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r167+0x20fff = 0
store r167 0x1b
store r167+0x20fff 0x1c
r171 = mmap(NULL, 0x200000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r171+0x1fffff = 0
store r171 0x1d
store r171+0x1fffff 0x1e
r175 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r175+0x1fff = 0
store r175 0x1f
store r175+0x1fff 0x20
r179 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r179+0x1fff = 0
store r179 0x21
store r179+0x1fff 0x22
r183 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r183+0x1fff = 0
store r183 0x23
store r183+0x1fff 0x24
r187 = mmap(NULL, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r187+0x3fff = 0
store r187 0x25
store r187+0x3fff 0x26
r191 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r191+0x1fff = 0
store r191 0x27
store r191+0x1fff 0x28
r195 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r195+0x1fff = 0
store r195 0x29
store r195+0x1fff 0x2a
r199 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r199+0x1fff = 0
store r199 0x2b
store r199+0x1fff 0x2c
r203 = mmap(NULL, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r203+0x7fff = 0
store r203 0x2d
store r203+0x7fff 0x2e
r207 = mmap(NULL, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r207+0x3fff = 0
store r207 0x2f
store r207+0x3fff 0x30
r211 = mmap(NULL, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r211+0x3fff = 0
store r211 0x31
store r211+0x3fff 0x32
r215 = mmap(NULL, 0x20000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r215+0x1ffff = 0
store r215 0x33
store r215+0x1ffff 0x34
r219 = mmap(NULL, 0x200000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r219+0x1fffff = 0
store r219 0x35
store r219+0x1fffff 0x36
r223 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r223+0xffff = 0
store r223 0x37
store r223+0xffff 0x38
r227 = mmap(NULL, 0x80000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r227+0x7ffff = 0
store r227 0x39
store r227+0x7ffff 0x3a
r231 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0x0) = ?
load r231+0x1fff = 0
store r231 0x3b
store r231+0x1fff 0x3c
# what was stored is still there
load r14 = 0x1
load r14+0x1fff = 0x2
load r23+0x201000 = 0x3
load r23+0x209fff = 0x4
load r35+0x20000 = 0x5
load r35+0x21fff = 0x6
load r47+0xae000 = 0x7
load r47+0xb9fff = 0x8
load r59+0x7f000 = 0x9
load r59+0x80fff = 0xa
load r71+0x1d000 = 0xb
load r71+0x1efff = 0xc
load r82 = 0xd
load r82+0x1fff = 0xe
load r87+0xba000 = 0xf
load r87+0xbbfff = 0x10
load r99+0xde000 = 0x11
load r99+0xdffff = 0x12
load r111+0x1cf000 = 0x13
load r111+0x1d4fff = 0x14
load r111+0x1d5000 = 0x15
load r111+0x1e1fff = 0x16
load r126 = 0x17
load r126+0x1fff = 0x18
load r163 = 0x19
load r163+0xfff = 0x1a
load r167 = 0x1b
load r167+0x20fff = 0x1c
load r171 = 0x1d
load r171+0x1fffff = 0x1e
load r175 = 0x1f
load r175+0x1fff = 0x20
load r179 = 0x21
load r179+0x1fff = 0x22
load r183 = 0x23
load r183+0x1fff = 0x24
load r187 = 0x25
load r187+0x3fff = 0x26
load r191 = 0x27
load r191+0x1fff = 0x28
load r195 = 0x29
load r195+0x1fff = 0x2a
load r199 = 0x2b
load r199+0x1fff = 0x2c
load r203 = 0x2d
load r203+0x7fff = 0x2e
load r207 = 0x2f
load r207+0x3fff = 0x30
load r211 = 0x31
load r211+0x3fff = 0x32
load r215 = 0x33
load r215+0x1ffff = 0x34
load r219 = 0x35
load r219+0x1fffff = 0x36
load r223 = 0x37
load r223+0xffff = 0x38
load r227 = 0x39
load r227+0x7ffff = 0x3a
load r231 = 0x3b
load r231+0x1fff = 0x3c
