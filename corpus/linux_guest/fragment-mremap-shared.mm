# shared fragments move only to addresses congruent with their offset: FIXED elsewhere is refused, MAYMOVE finds one (DESIGN.md, representable)
# sut: core,core-host
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x10000
mmap(0x11000, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x1000) = 0x11000
mmap(0x15000, 0x1000, PROT_NONE, MAP_SHARED|MAP_FIXED, 3, 0x5000) = 0x15000
store 0x11000 0xaa
mremap(0x11000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = -1 EINVAL
mremap(0x11000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x21000) = 0x21000
load 0x21000 = 0xaa
r6 = mremap(0x21000, 0x2000, 0x4000, MREMAP_MAYMOVE) = ?
load r6 = 0xaa
load r6+0x3000 = 0xc3
r9 = mremap(r6, 0, 0x1000, MREMAP_MAYMOVE) = ?
load r9 = 0xaa
store r9 0xbb
load r6 = 0xbb
r13 = mremap(r6+0x1000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_DONTUNMAP) = ?
load r13 = 0xe3
load r6+0x1000 = 0xe3
munmap(r6, 0x4000) = 0
munmap(r9, 0x1000) = 0
munmap(r13, 0x1000) = 0
maps
00015000-00016000 ---s
end
