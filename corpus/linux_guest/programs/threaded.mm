# four threads that each map, grow by realloc, protect and unmap at the same time: their calls come interleaved
# (repro import --stores of strace -f; docs: repro/README.md)
config abi=linux bits=64 target_page=4096 host_page=4096
# mapped before the first call; what it was is not in the trace
mmap(0x55e9b1958000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x55e9b1958000
mmap(0x7fcceccb2000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x7fcceccb2000
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
mprotect(0x55e9b1958000, 0x1000, PROT_READ) = 0
mprotect(0x7fcceccb2000, 0x2000, PROT_READ) = 0
munmap(r6, 0xa847) = 0
r26 = mmap(NULL, 0x801000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_STACK, -1, 0) = ?
mprotect(r26+0x1000, 0x800000, PROT_READ|PROT_WRITE) = 0
store r26+0x1000 0x9
# brk(0x55e9da6df000)
mmap(0x55e9da6be000, 0x21000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x55e9da6be000
store 0x55e9da6be000 0xa
store 0x55e9da6defff 0xb
r32 = mmap(NULL, 0x801000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_STACK, -1, 0) = ?
mprotect(r32+0x1000, 0x800000, PROT_READ|PROT_WRITE) = 0
store r32+0x1000 0xc
r35 = mmap(NULL, 0x8000000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_NORESERVE, -1, 0) = ?
munmap(r35, 0x600000) = 0
munmap(r35+0x4600000, 0x3a00000) = 0
mprotect(r35+0x600000, 0x21000, PROT_READ|PROT_WRITE) = 0
store r35+0x600000 0xd
r40 = mmap(NULL, 0x801000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_STACK, -1, 0) = ?
mprotect(r40+0x1000, 0x800000, PROT_READ|PROT_WRITE) = 0
store r40+0x1000 0xe
r43 = mmap(NULL, 0x8000000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_NORESERVE, -1, 0) = ?
r44 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r44 0xf
store r44+0xffff 0x10
munmap(r43+0x4000000, 0x4000000) = 0
mprotect(r44, 0x1000, PROT_NONE) = 0
munmap(r44, 0x10000) = 0
mprotect(r43, 0x21000, PROT_READ|PROT_WRITE) = 0
store r43 0x11
r52 = mmap(NULL, 0x801000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_STACK, -1, 0) = ?
r53 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r53 0x12
store r53+0xffff 0x13
r56 = mmap(NULL, 0x28000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r56 0x14
store r56+0x27fff 0x15
mprotect(r52+0x1000, 0x800000, PROT_READ|PROT_WRITE) = 0
store r52+0x1000 0x16
munmap(r56, 0x28000) = 0
r62 = mmap(r43+0x4000000, 0x4000000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_NORESERVE, -1, 0) = ?
mprotect(r53, 0x1000, PROT_NONE) = 0
munmap(r53, 0x10000) = 0
mprotect(r62, 0x21000, PROT_READ|PROT_WRITE) = 0
store r62 0x17
r67 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r67 0x18
store r67+0xffff 0x19
mprotect(r43+0x21000, 0x1b000, PROT_READ|PROT_WRITE) = 0
store r43+0x21000 0x1a
r72 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r72 0x1b
store r72+0xffff 0x1c
mprotect(r67, 0x1000, PROT_NONE) = 0
r76 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r76 0x1d
store r76+0xffff 0x1e
munmap(r67, 0x10000) = 0
mprotect(r72, 0x1000, PROT_NONE) = 0
mprotect(r76, 0x1000, PROT_NONE) = 0
r82 = mmap(NULL, 0x8000000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_NORESERVE, -1, 0) = ?
munmap(r76, 0x10000) = 0
munmap(r72, 0x10000) = 0
munmap(r82+0x4000000, 0x4000000) = 0
mprotect(r62+0x21000, 0x1b000, PROT_READ|PROT_WRITE) = 0
store r62+0x21000 0x1f
mprotect(r82, 0x21000, PROT_READ|PROT_WRITE) = 0
store r82 0x20
r90 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r90 0x21
store r90+0xffff 0x22
mprotect(r90, 0x1000, PROT_NONE) = 0
r94 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r94 0x23
store r94+0xffff 0x24
r97 = mmap(NULL, 0x3b000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r97 0x25
store r97+0x3afff 0x26
r100 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r100 0x27
store r100+0xffff 0x28
munmap(r90, 0x10000) = 0
munmap(r97, 0x3b000) = 0
mprotect(r94, 0x1000, PROT_NONE) = 0
mprotect(r100, 0x1000, PROT_NONE) = 0
munmap(r94, 0x10000) = 0
munmap(r100, 0x10000) = 0
r109 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r109 0x29
store r109+0xffff 0x2a
mprotect(r109, 0x1000, PROT_NONE) = 0
r113 = mmap(NULL, 0x4f000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r113 0x2b
store r113+0x4efff 0x2c
mprotect(r82+0x21000, 0x1b000, PROT_READ|PROT_WRITE) = 0
store r82+0x21000 0x2d
munmap(r109, 0x10000) = 0
munmap(r113, 0x4f000) = 0
r120 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r120 0x2e
store r120+0xffff 0x2f
mprotect(r120, 0x1000, PROT_NONE) = 0
r124 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r124 0x30
store r124+0xffff 0x31
munmap(r120, 0x10000) = 0
mprotect(r124, 0x1000, PROT_NONE) = 0
munmap(r124, 0x10000) = 0
mprotect(r62+0x3c000, 0x3a000, PROT_READ|PROT_WRITE) = 0
store r62+0x3c000 0x32
mprotect(r35+0x621000, 0x7000, PROT_READ|PROT_WRITE) = 0
store r35+0x621000 0x33
r134 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r134 0x34
store r134+0xffff 0x35
r137 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r137 0x36
store r137+0xffff 0x37
mprotect(r134, 0x1000, PROT_NONE) = 0
r141 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r141 0x38
store r141+0xffff 0x39
munmap(r134, 0x10000) = 0
mprotect(r137, 0x1000, PROT_NONE) = 0
mprotect(r35+0x628000, 0x4e000, PROT_READ|PROT_WRITE) = 0
store r35+0x628000 0x3a
munmap(r137, 0x10000) = 0
mprotect(r141, 0x1000, PROT_NONE) = 0
munmap(r141, 0x10000) = 0
r151 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r151 0x3b
store r151+0xffff 0x3c
r154 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r154 0x3d
store r154+0xffff 0x3e
mprotect(r151, 0x1000, PROT_NONE) = 0
mprotect(r82+0x3c000, 0x3a000, PROT_READ|PROT_WRITE) = 0
store r82+0x3c000 0x3f
mprotect(r154, 0x1000, PROT_NONE) = 0
r161 = mmap(NULL, 0x62000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r161 0x40
store r161+0x61fff 0x41
munmap(r151, 0x10000) = 0
munmap(r154, 0x10000) = 0
munmap(r161, 0x62000) = 0
r167 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r167 0x42
store r167+0xffff 0x43
mprotect(r167, 0x1000, PROT_NONE) = 0
munmap(r167, 0x10000) = 0
r172 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r172 0x44
store r172+0xffff 0x45
r175 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r175 0x46
store r175+0xffff 0x47
mprotect(r172, 0x1000, PROT_NONE) = 0
r179 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r179 0x48
store r179+0xffff 0x49
munmap(r172, 0x10000) = 0
r183 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r183 0x4a
store r183+0xffff 0x4b
mprotect(r175, 0x1000, PROT_NONE) = 0
munmap(r175, 0x10000) = 0
mprotect(r179, 0x1000, PROT_NONE) = 0
mprotect(r183, 0x1000, PROT_NONE) = 0
munmap(r179, 0x10000) = 0
munmap(r183, 0x10000) = 0
r192 = mmap(NULL, 0x89000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r192 0x4c
store r192+0x88fff 0x4d
munmap(r192, 0x89000) = 0
r196 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r196 0x4e
store r196+0xffff 0x4f
r199 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r199 0x50
store r199+0xffff 0x51
r202 = mmap(NULL, 0x76000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r202 0x52
store r202+0x75fff 0x53
mprotect(r199, 0x1000, PROT_NONE) = 0
munmap(r202, 0x76000) = 0
munmap(r199, 0x10000) = 0
mprotect(r196, 0x1000, PROT_NONE) = 0
munmap(r196, 0x10000) = 0
mprotect(r82+0x76000, 0x58000, PROT_READ|PROT_WRITE) = 0
store r82+0x76000 0x54
mprotect(r35+0x676000, 0x58000, PROT_READ|PROT_WRITE) = 0
store r35+0x676000 0x55
r214 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r214 0x56
store r214+0xffff 0x57
r217 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r217 0x58
store r217+0xffff 0x59
mprotect(r214, 0x1000, PROT_NONE) = 0
munmap(r214, 0x10000) = 0
mprotect(r217, 0x1000, PROT_NONE) = 0
r223 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r223 0x5a
store r223+0xffff 0x5b
munmap(r217, 0x10000) = 0
mprotect(r223, 0x1000, PROT_NONE) = 0
r228 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r228 0x5c
store r228+0xffff 0x5d
r231 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r231 0x5e
store r231+0xffff 0x5f
munmap(r223, 0x10000) = 0
mprotect(r228, 0x1000, PROT_NONE) = 0
mprotect(r231, 0x1000, PROT_NONE) = 0
munmap(r228, 0x10000) = 0
r238 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r238 0x60
store r238+0xffff 0x61
munmap(r231, 0x10000) = 0
r242 = mmap(NULL, 0x9d000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r242 0x62
store r242+0x9cfff 0x63
mprotect(r238, 0x1000, PROT_NONE) = 0
munmap(r242, 0x9d000) = 0
mprotect(r43+0x3c000, 0xa000, PROT_READ|PROT_WRITE) = 0
store r43+0x3c000 0x64
munmap(r238, 0x10000) = 0
r250 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r250 0x65
store r250+0xffff 0x66
mprotect(r250, 0x1000, PROT_NONE) = 0
munmap(r250, 0x10000) = 0
r255 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r255 0x67
store r255+0xffff 0x68
r258 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r258 0x69
store r258+0xffff 0x6a
mprotect(r255, 0x1000, PROT_NONE) = 0
mprotect(r258, 0x1000, PROT_NONE) = 0
mprotect(r43+0x46000, 0x88000, PROT_READ|PROT_WRITE) = 0
store r43+0x46000 0x6b
munmap(r255, 0x10000) = 0
munmap(r258, 0x10000) = 0
r267 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r267 0x6c
store r267+0xffff 0x6d
r270 = mmap(NULL, 0xd7000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r270 0x6e
store r270+0xd6fff 0x6f
r273 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r273 0x70
store r273+0xffff 0x71
mprotect(r267, 0x1000, PROT_NONE) = 0
munmap(r270, 0xd7000) = 0
munmap(r267, 0x10000) = 0
mprotect(r273, 0x1000, PROT_NONE) = 0
r280 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r280 0x72
store r280+0xffff 0x73
munmap(r273, 0x10000) = 0
mprotect(r280, 0x1000, PROT_NONE) = 0
munmap(r280, 0x10000) = 0
r286 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r286 0x74
store r286+0xffff 0x75
mprotect(r286, 0x1000, PROT_NONE) = 0
mprotect(r35+0x6ce000, 0x75000, PROT_READ|PROT_WRITE) = 0
store r35+0x6ce000 0x76
munmap(r286, 0x10000) = 0
r293 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r293 0x77
store r293+0xffff 0x78
mprotect(r62+0x76000, 0x93000, PROT_READ|PROT_WRITE) = 0
store r62+0x76000 0x79
mprotect(r293, 0x1000, PROT_NONE) = 0
r299 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r299 0x7a
store r299+0xffff 0x7b
munmap(r293, 0x10000) = 0
mprotect(r299, 0x1000, PROT_NONE) = 0
r304 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r304 0x7c
store r304+0xffff 0x7d
munmap(r299, 0x10000) = 0
mprotect(r304, 0x1000, PROT_NONE) = 0
munmap(r304, 0x10000) = 0
r310 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r310 0x7e
store r310+0xffff 0x7f
r313 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r313 0x80
store r313+0xffff 0x81
r316 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r316 0x82
store r316+0xffff 0x83
mprotect(r310, 0x1000, PROT_NONE) = 0
r320 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r320 0x84
store r320+0xffff 0x85
munmap(r310, 0x10000) = 0
mprotect(r313, 0x1000, PROT_NONE) = 0
mprotect(r316, 0x1000, PROT_NONE) = 0
mprotect(r320, 0x1000, PROT_NONE) = 0
munmap(r313, 0x10000) = 0
munmap(r320, 0x10000) = 0
munmap(r316, 0x10000) = 0
r330 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r330 0x86
store r330+0xffff 0x87
mprotect(r330, 0x1000, PROT_NONE) = 0
r334 = mmap(NULL, 0xeb000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r334 0x88
store r334+0xeafff 0x89
r337 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r337 0x8a
store r337+0xffff 0x8b
munmap(r330, 0x10000) = 0
munmap(r334, 0xeb000) = 0
mprotect(r43+0xce000, 0x75000, PROT_READ|PROT_WRITE) = 0
store r43+0xce000 0x8c
mprotect(r337, 0x1000, PROT_NONE) = 0
munmap(r337, 0x10000) = 0
r346 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r346 0x8d
store r346+0xffff 0x8e
mprotect(r346, 0x1000, PROT_NONE) = 0
munmap(r346, 0x10000) = 0
r351 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r351 0x8f
store r351+0xffff 0x90
mprotect(r351, 0x1000, PROT_NONE) = 0
munmap(r351, 0x10000) = 0
r356 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r356 0x91
store r356+0xffff 0x92
mprotect(r356, 0x1000, PROT_NONE) = 0
r360 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r360 0x93
store r360+0xffff 0x94
munmap(r356, 0x10000) = 0
mprotect(r360, 0x1000, PROT_NONE) = 0
r365 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r365 0x95
store r365+0xffff 0x96
munmap(r360, 0x10000) = 0
mprotect(r365, 0x1000, PROT_NONE) = 0
r370 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r370 0x97
store r370+0xffff 0x98
munmap(r365, 0x10000) = 0
r374 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r374 0x99
store r374+0xffff 0x9a
mprotect(r370, 0x1000, PROT_NONE) = 0
r378 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r378 0x9b
store r378+0xffff 0x9c
munmap(r370, 0x10000) = 0
mprotect(r374, 0x1000, PROT_NONE) = 0
r383 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r383 0x9d
store r383+0xffff 0x9e
mprotect(r378, 0x1000, PROT_NONE) = 0
munmap(r374, 0x10000) = 0
munmap(r378, 0x10000) = 0
r389 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r389 0x9f
store r389+0xffff 0xa0
mprotect(r383, 0x1000, PROT_NONE) = 0
munmap(r383, 0x10000) = 0
r394 = mmap(NULL, 0xfe000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r394 0xa1
store r394+0xfdfff 0xa2
r397 = mmap(NULL, 0x112000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r397 0xa3
store r397+0x111fff 0xa4
mprotect(r389, 0x1000, PROT_NONE) = 0
munmap(r394, 0xfe000) = 0
munmap(r389, 0x10000) = 0
munmap(r397, 0x112000) = 0
r404 = mmap(NULL, 0x14d000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r404 0xa5
store r404+0x14cfff 0xa6
munmap(r404, 0x14d000) = 0
r408 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r408 0xa7
store r408+0xffff 0xa8
mprotect(r408, 0x1000, PROT_NONE) = 0
munmap(r408, 0x10000) = 0
r413 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r413 0xa9
store r413+0xffff 0xaa
mprotect(r413, 0x1000, PROT_NONE) = 0
munmap(r413, 0x10000) = 0
r418 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r418 0xab
store r418+0xffff 0xac
mprotect(r43+0x143000, 0xb0000, PROT_READ|PROT_WRITE) = 0
store r43+0x143000 0xad
mprotect(r418, 0x1000, PROT_NONE) = 0
r424 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r424 0xae
store r424+0xffff 0xaf
munmap(r418, 0x10000) = 0
mprotect(r424, 0x1000, PROT_NONE) = 0
munmap(r424, 0x10000) = 0
mprotect(r82+0xce000, 0xcd000, PROT_READ|PROT_WRITE) = 0
store r82+0xce000 0xb0
r432 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r432 0xb1
store r432+0xffff 0xb2
r435 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r435 0xb3
store r435+0xffff 0xb4
mprotect(r432, 0x1000, PROT_NONE) = 0
mprotect(r435, 0x1000, PROT_NONE) = 0
munmap(r435, 0x10000) = 0
munmap(r432, 0x10000) = 0
r442 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r442 0xb5
store r442+0xffff 0xb6
mprotect(r442, 0x1000, PROT_NONE) = 0
r446 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r446 0xb7
store r446+0xffff 0xb8
munmap(r442, 0x10000) = 0
r450 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r450 0xb9
store r450+0xffff 0xba
mprotect(r450, 0x1000, PROT_NONE) = 0
mprotect(r446, 0x1000, PROT_NONE) = 0
munmap(r450, 0x10000) = 0
munmap(r446, 0x10000) = 0
r457 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r457 0xbb
store r457+0xffff 0xbc
mprotect(r62+0x109000, 0xb0000, PROT_READ|PROT_WRITE) = 0
store r62+0x109000 0xbd
mprotect(r457, 0x1000, PROT_NONE) = 0
r463 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r463 0xbe
store r463+0xffff 0xbf
r466 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r466 0xc0
store r466+0xffff 0xc1
munmap(r457, 0x10000) = 0
r470 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r470 0xc2
store r470+0xffff 0xc3
mprotect(r463, 0x1000, PROT_NONE) = 0
mprotect(r466, 0x1000, PROT_NONE) = 0
munmap(r463, 0x10000) = 0
mprotect(r470, 0x1000, PROT_NONE) = 0
munmap(r466, 0x10000) = 0
munmap(r470, 0x10000) = 0
r479 = mmap(NULL, 0x160000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r479 0xc4
store r479+0x15ffff 0xc5
r482 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r482 0xc6
store r482+0xffff 0xc7
mprotect(r482, 0x1000, PROT_NONE) = 0
madvise(r32, 0x7fb000, MADV_DONTNEED) = 0
munmap(r482, 0x10000) = 0
r488 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r488 0xc8
store r488+0xffff 0xc9
mprotect(r488, 0x1000, PROT_NONE) = 0
r492 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r492 0xca
store r492+0xffff 0xcb
munmap(r488, 0x10000) = 0
mprotect(r492, 0x1000, PROT_NONE) = 0
munmap(r492, 0x10000) = 0
r498 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r498 0xcc
store r498+0xffff 0xcd
munmap(r479, 0x160000) = 0
mprotect(r498, 0x1000, PROT_NONE) = 0
munmap(r498, 0x10000) = 0
r504 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r504 0xce
store r504+0xffff 0xcf
mprotect(r504, 0x1000, PROT_NONE) = 0
munmap(r504, 0x10000) = 0
r509 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r509 0xd0
store r509+0xffff 0xd1
mprotect(r509, 0x1000, PROT_NONE) = 0
munmap(r509, 0x10000) = 0
r514 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r514 0xd2
store r514+0xffff 0xd3
mprotect(r514, 0x1000, PROT_NONE) = 0
munmap(r514, 0x10000) = 0
r519 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r519 0xd4
store r519+0xffff 0xd5
r522 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r522 0xd6
store r522+0xffff 0xd7
mprotect(r519, 0x1000, PROT_NONE) = 0
mprotect(r522, 0x1000, PROT_NONE) = 0
madvise(r52, 0x7fb000, MADV_DONTNEED) = 0
munmap(r519, 0x10000) = 0
munmap(r522, 0x10000) = 0
r530 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r530 0xd8
store r530+0xffff 0xd9
mprotect(r530, 0x1000, PROT_NONE) = 0
r534 = mmap(NULL, 0x174000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r534 0xda
store r534+0x173fff 0xdb
munmap(r530, 0x10000) = 0
munmap(r534, 0x174000) = 0
madvise(r40, 0x7fb000, MADV_DONTNEED) = 0
r540 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r540 0xdc
store r540+0xffff 0xdd
mprotect(r540, 0x1000, PROT_NONE) = 0
munmap(r540, 0x10000) = 0
r545 = mmap(NULL, 0x187000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r545 0xde
store r545+0x186fff 0xdf
munmap(r545, 0x187000) = 0
r549 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r549 0xe0
store r549+0xffff 0xe1
mprotect(r549, 0x1000, PROT_NONE) = 0
munmap(r549, 0x10000) = 0
madvise(r26, 0x7fb000, MADV_DONTNEED) = 0
