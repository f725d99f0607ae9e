# A4.1-9 in order: GROWSDOWN with GROWSUP, unaligned, length 0 with any other bits, the wrap (ENOMEM, not EINVAL), unknown bits, holes
config abi=linux bits=64 target_page=16384 host_page=4096
file 4 size=0x8000 mode=r
mmap(0x100000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
mmap(0x108000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 4, 0) = 0x108000
mprotect(0x101000, 0, PROT_GROWSDOWN|PROT_GROWSUP) = -1 EINVAL
mprotect(0x101000, 0, PROT_READ) = -1 EINVAL
mprotect(0x900000, 0, 0x70) = 0
mprotect(0x100000, 0xfffffffffff00000, 0x70) = -1 ENOMEM
mprotect(0x100000, 0xffffffffffffffff, PROT_READ) = -1 ENOMEM
mprotect(0x100000, 0x4000, 0x10) = -1 EINVAL
mprotect(0x900000, 0x4000, 0x10) = -1 EINVAL
mprotect(0x900000, 0x4000, PROT_READ) = -1 ENOMEM
mprotect(0x100000, 0x4000, PROT_READ|PROT_GROWSDOWN) = -1 EINVAL
mprotect(0x100000, 0x4000, PROT_READ|PROT_GROWSUP) = -1 EINVAL
# 8 is PROT_SEM: known, nothing
mprotect(0x100000, 0x4000, PROT_READ|8) = 0
# the shared page cannot be writable: what precedes it is changed (A4.9)
mprotect(0x100000, 0xc000, PROT_READ|PROT_WRITE) = -1 EACCES
maps
00100000-00108000 rw-p
00108000-0010c000 r--s
end
mprotect(0x104000, 0x7fffffef8000, PROT_NONE) = -1 ENOMEM
maps
00100000-00104000 rw-p
00104000-00108000 ---p
00108000-0010c000 ---s
end
