# growing in place into a host page of a shared mapping counts as no room: ENOMEM, or with MAYMOVE a move (DESIGN.md, representable)
# sut: core,core-host
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x10000
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(0x16000, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x2000) = 0x16000
store 0x13000 4
# 0x14000 and 0x15000 are free for the guest's own kernel, but not here
mremap(0x10000, 0x4000, 0x5000, 0) = -1 ENOMEM
r5 = mremap(0x10000, 0x4000, 0x5000, MREMAP_MAYMOVE) = ?
load r5+0x3000 = 4
load r5+0x4000 = 0
load 0x10000 = SIGSEGV
# the shared neighbour itself may grow: same object, same difference
mremap(0x16000, 0x2000, 0x5000, 0) = 0x16000
load 0x18000 = 0xc3
munmap(r5, 0x5000) = 0
maps
00016000-0001b000 rw-s
end
