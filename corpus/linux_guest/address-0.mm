# page 0 can be mapped with FIXED and NOREPLACE, moved to and from, and never comes of a search (A2.2, A7.3.7)
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0
store 0 1
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED_NOREPLACE, -1, 0) = -1 EEXIST
mremap(0, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = 0x20000
load 0 = SIGSEGV
load 0x20000 = 1
mremap(0x20000, 0x1000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0) = 0
load 0 = 1
load 0x1000 = 0
access 0 0x2000 rw = yes
access 0xffffffffffffffff 2 r = no
munmap(0, 0x1000) = 0
r13 = mmap(0x800, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
munmap(r13, 0x1000) = 0
maps
00001000-00002000 rw-p
end
