# without FIXED a free hint is honoured (A2.4.1), a taken one means elsewhere (A2.4.2), and what is returned was free (A2.4.6)
config abi=linux bits=64 target_page=65536 host_page=4096 reserved=0x100000000 base=0x200000000000
file 3 size=0x40000
mmap(0x100000, 0x20000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x100000
store 0x100000 1
mmap(0x140abc, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x140000
r4 = mmap(0x110000, 0x20000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
load r4 = 0
store r4 4
load 0x100000 = 1
r8 = mmap(NULL, 0x50000, PROT_READ|PROT_WRITE, MAP_PRIVATE, 3, 0x20000) = ?
load r8 = 0x3
r10 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE, MAP_SHARED, 3, 0x10000) = ?
store r10 0x41
load r10 = 0x41
r13 = mmap(NULL, 0x30000, PROT_NONE, MAP_SHARED|MAP_ANONYMOUS, -1, 0) = ?
load r13 = SIGSEGV
munmap(r4, 0x20000) = 0
munmap(r8, 0x50000) = 0
munmap(r10, 0x10000) = 0
munmap(r13, 0x30000) = 0
maps
00100000-00120000 rw-p
00140000-00150000 rw-p
end
