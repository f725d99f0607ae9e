# git log over a few hundred commits: pack files and their indices mapped
# (repro import --stores of strace -f; docs: repro/README.md)
config abi=linux bits=64 target_page=4096 host_page=4096
# mapped before the first call; what it was is not in the trace
mmap(0x56259a033000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x56259a033000
mmap(0x7f8de2540000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x7f8de2540000
r2 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r2 0x1
store r2+0x1fff 0x2
# ld.so.cache
file 3 size=0xa847 mode=r
r6 = mmap(NULL, 0xa847, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# libpcre2-8.so.0
file 3 size=0x99a88 mode=r
r9 = mmap(NULL, 0x99388, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0) = ?
mmap(r9+0x2000, 0x6b000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x2000) = r9+0x2000
mmap(r9+0x6d000, 0x2b000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x6d000) = r9+0x6d000
mmap(r9+0x98000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x98000) = r9+0x98000
store r9+0x98000 0x3
close(3) = 0
# libz.so.1
file 3 size=0x1d9c0 mode=r
r16 = mmap(NULL, 0x1e190, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0) = ?
mmap(r16+0x3000, 0x13000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x3000) = r16+0x3000
mmap(r16+0x16000, 0x7000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x16000) = r16+0x16000
mmap(r16+0x1d000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x1c000) = r16+0x1d000
store r16+0x1d000 0x4
close(3) = 0
# libc.so.6
file 3 size=0x1d6458 mode=r
r23 = mmap(NULL, 0x1e1f50, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0) = ?
mmap(r23+0x26000, 0x156000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x26000) = r23+0x26000
mmap(r23+0x17c000, 0x53000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x17c000) = r23+0x17c000
mmap(r23+0x1cf000, 0x6000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x1cf000) = r23+0x1cf000
store r23+0x1cf000 0x5
store r23+0x1d4fff 0x6
mmap(r23+0x1d5000, 0xcf50, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = r23+0x1d5000
store r23+0x1d5000 0x7
store r23+0x1e1fff 0x8
close(3) = 0
r33 = mmap(NULL, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r33 0x9
store r33+0x2fff 0xa
mprotect(r23+0x1cf000, 0x4000, PROT_READ) = 0
mprotect(r16+0x1d000, 0x1000, PROT_READ) = 0
mprotect(r9+0x98000, 0x1000, PROT_READ) = 0
mprotect(0x56259a033000, 0x4000, PROT_READ) = 0
mprotect(0x7f8de2540000, 0x2000, PROT_READ) = 0
munmap(r6, 0xa847) = 0
# brk(0x5625ce343000)
mmap(0x5625ce322000, 0x21000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x5625ce322000
store 0x5625ce322000 0xb
store 0x5625ce342fff 0xc
# LC_CTYPE
file 3 size=0x56550 mode=r
mmap(NULL, 0x56550, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# gconv-modules.cache
file 3 size=0x6994 mode=r
mmap(NULL, 0x6994, PROT_READ, MAP_SHARED, 3, 0) = ?
close(3) = 0
# SYS_LC_MESSAGES
file 3 size=0x30 mode=r
mmap(NULL, 0x30, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# LC_TIME
file 3 size=0xd20 mode=r
mmap(NULL, 0xd20, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# pack.idx
file 3 size=0x6534 mode=r
mmap(NULL, 0x6534, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
# a loose object
file 3 size=0x191 mode=r
r61 = mmap(NULL, 0x191, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r61, 0x191) = 0
# a loose object
file 3 size=0x191 mode=r
r65 = mmap(NULL, 0x191, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r65, 0x191) = 0
# brk(0x5625ce366000)
mmap(0x5625ce343000, 0x23000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x5625ce343000
store 0x5625ce343000 0xd
store 0x5625ce365fff 0xe
r71 = mmap(NULL, 0x80000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r71 0xf
store r71+0x7ffff 0x10
# a loose object
file 3 size=0xd1 mode=r
r75 = mmap(NULL, 0xd1, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r75, 0xd1) = 0
r78 = mmap(NULL, 0x101000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r78 0x11
store r78+0x100fff 0x12
# a loose object
file 3 size=0x154 mode=r
r82 = mmap(NULL, 0x154, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r82, 0x154) = 0
# a loose object
file 3 size=0x11c mode=r
r86 = mmap(NULL, 0x11c, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r86, 0x11c) = 0
# a loose object
file 3 size=0x190 mode=r
r90 = mmap(NULL, 0x190, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r90, 0x190) = 0
# a loose object
file 3 size=0x155 mode=r
r94 = mmap(NULL, 0x155, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r94, 0x155) = 0
# a loose object
file 3 size=0xf6 mode=r
r98 = mmap(NULL, 0xf6, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r98, 0xf6) = 0
# a loose object
file 3 size=0xf4 mode=r
r102 = mmap(NULL, 0xf4, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r102, 0xf4) = 0
# a loose object
file 3 size=0x1a6 mode=r
r106 = mmap(NULL, 0x1a6, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r106, 0x1a6) = 0
# a loose object
file 3 size=0xde mode=r
r110 = mmap(NULL, 0xde, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r110, 0xde) = 0
# a loose object
file 3 size=0x12d mode=r
r114 = mmap(NULL, 0x12d, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r114, 0x12d) = 0
# a loose object
file 3 size=0xdc mode=r
r118 = mmap(NULL, 0xdc, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r118, 0xdc) = 0
# a loose object
file 3 size=0xd7 mode=r
r122 = mmap(NULL, 0xd7, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r122, 0xd7) = 0
# a loose object
file 3 size=0x150 mode=r
r126 = mmap(NULL, 0x150, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r126, 0x150) = 0
# a loose object
file 3 size=0xd4 mode=r
r130 = mmap(NULL, 0xd4, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r130, 0xd4) = 0
# a loose object
file 3 size=0x156 mode=r
r134 = mmap(NULL, 0x156, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r134, 0x156) = 0
# a loose object
file 3 size=0x261 mode=r
r138 = mmap(NULL, 0x261, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r138, 0x261) = 0
# a loose object
file 3 size=0xde mode=r
r142 = mmap(NULL, 0xde, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r142, 0xde) = 0
# a loose object
file 3 size=0xdf mode=r
r146 = mmap(NULL, 0xdf, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r146, 0xdf) = 0
# a loose object
file 3 size=0x11a mode=r
r150 = mmap(NULL, 0x11a, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r150, 0x11a) = 0
# a loose object
file 3 size=0x153 mode=r
r154 = mmap(NULL, 0x153, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r154, 0x153) = 0
# a loose object
file 3 size=0xfb mode=r
r158 = mmap(NULL, 0xfb, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r158, 0xfb) = 0
# a loose object
file 3 size=0xd6 mode=r
r162 = mmap(NULL, 0xd6, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r162, 0xd6) = 0
# a loose object
file 3 size=0xe9 mode=r
r166 = mmap(NULL, 0xe9, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r166, 0xe9) = 0
# a loose object
file 3 size=0xe5 mode=r
r170 = mmap(NULL, 0xe5, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r170, 0xe5) = 0
# a loose object
file 3 size=0xdd mode=r
r174 = mmap(NULL, 0xdd, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r174, 0xdd) = 0
# a loose object
file 3 size=0x111 mode=r
r178 = mmap(NULL, 0x111, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r178, 0x111) = 0
# a loose object
file 3 size=0x112 mode=r
r182 = mmap(NULL, 0x112, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r182, 0x112) = 0
# a loose object
file 3 size=0x120 mode=r
r186 = mmap(NULL, 0x120, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r186, 0x120) = 0
# a loose object
file 3 size=0x144 mode=r
r190 = mmap(NULL, 0x144, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r190, 0x144) = 0
# a loose object
file 3 size=0x131 mode=r
r194 = mmap(NULL, 0x131, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r194, 0x131) = 0
# a loose object
file 3 size=0x131 mode=r
r198 = mmap(NULL, 0x131, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r198, 0x131) = 0
# a loose object
file 3 size=0xe6 mode=r
r202 = mmap(NULL, 0xe6, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r202, 0xe6) = 0
# a loose object
file 3 size=0x159 mode=r
r206 = mmap(NULL, 0x159, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r206, 0x159) = 0
# a loose object
file 3 size=0x180 mode=r
r210 = mmap(NULL, 0x180, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r210, 0x180) = 0
# a loose object
file 3 size=0xeb mode=r
r214 = mmap(NULL, 0xeb, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r214, 0xeb) = 0
# a loose object
file 3 size=0x159 mode=r
r218 = mmap(NULL, 0x159, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r218, 0x159) = 0
# a loose object
file 3 size=0x1a6 mode=r
r222 = mmap(NULL, 0x1a6, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r222, 0x1a6) = 0
# a loose object
file 3 size=0x1ef mode=r
r226 = mmap(NULL, 0x1ef, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r226, 0x1ef) = 0
# a loose object
file 3 size=0x154 mode=r
r230 = mmap(NULL, 0x154, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r230, 0x154) = 0
# a loose object
file 3 size=0x1bf mode=r
r234 = mmap(NULL, 0x1bf, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r234, 0x1bf) = 0
# a loose object
file 3 size=0x10a mode=r
r238 = mmap(NULL, 0x10a, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r238, 0x10a) = 0
# a loose object
file 3 size=0x11a mode=r
r242 = mmap(NULL, 0x11a, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r242, 0x11a) = 0
# a loose object
file 3 size=0x15c mode=r
r246 = mmap(NULL, 0x15c, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r246, 0x15c) = 0
# a loose object
file 3 size=0x194 mode=r
r250 = mmap(NULL, 0x194, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r250, 0x194) = 0
# a loose object
file 3 size=0x1c0 mode=r
r254 = mmap(NULL, 0x1c0, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r254, 0x1c0) = 0
# a loose object
file 3 size=0x160 mode=r
r258 = mmap(NULL, 0x160, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r258, 0x160) = 0
# a loose object
file 3 size=0x17c mode=r
r262 = mmap(NULL, 0x17c, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r262, 0x17c) = 0
# a loose object
file 3 size=0x18f mode=r
r266 = mmap(NULL, 0x18f, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r266, 0x18f) = 0
# a loose object
file 3 size=0xcb mode=r
r270 = mmap(NULL, 0xcb, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r270, 0xcb) = 0
# a loose object
file 3 size=0x103 mode=r
r274 = mmap(NULL, 0x103, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r274, 0x103) = 0
# a loose object
file 3 size=0x151 mode=r
r278 = mmap(NULL, 0x151, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r278, 0x151) = 0
# a loose object
file 3 size=0x100 mode=r
r282 = mmap(NULL, 0x100, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r282, 0x100) = 0
# a loose object
file 3 size=0xc9 mode=r
r286 = mmap(NULL, 0xc9, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r286, 0xc9) = 0
# a loose object
file 3 size=0x193 mode=r
r290 = mmap(NULL, 0x193, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r290, 0x193) = 0
# a loose object
file 3 size=0x16b mode=r
r294 = mmap(NULL, 0x16b, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r294, 0x16b) = 0
# a loose object
file 3 size=0x160 mode=r
r298 = mmap(NULL, 0x160, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r298, 0x160) = 0
# a loose object
file 3 size=0x121 mode=r
r302 = mmap(NULL, 0x121, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r302, 0x121) = 0
# a loose object
file 3 size=0x1d4 mode=r
r306 = mmap(NULL, 0x1d4, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r306, 0x1d4) = 0
# a loose object
file 3 size=0x125 mode=r
r310 = mmap(NULL, 0x125, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r310, 0x125) = 0
# a loose object
file 3 size=0x138 mode=r
r314 = mmap(NULL, 0x138, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r314, 0x138) = 0
# a loose object
file 3 size=0x120 mode=r
r318 = mmap(NULL, 0x120, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r318, 0x120) = 0
# a loose object
file 3 size=0x12d mode=r
r322 = mmap(NULL, 0x12d, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r322, 0x12d) = 0
# a loose object
file 3 size=0x1f7 mode=r
r326 = mmap(NULL, 0x1f7, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
munmap(r326, 0x1f7) = 0
# pack.pack
file 3 size=0x9f444 mode=r
mmap(NULL, 0x9f444, PROT_READ, MAP_PRIVATE, 3, 0) = ?
close(3) = 0
