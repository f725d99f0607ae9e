# three host pages are protected in three calls; the last is refused, and then to give the second its protection back: once more is
# granted, at first; then it is refused for good, and what cannot have its protection is lost
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(0x30000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x30000
store 0x11000 0x11
fault protect 3 ENOMEM
fault protect 4 ENOMEM
mprotect(0x11000, 0xa000, PROT_READ|PROT_EXEC) = -1 ENOMEM
load 0x11000 = 0x11
maps
00010000-0001c000 rw-p
00030000-00034000 r--p
end
fault protect 3 ENOMEM
fault protect 4 ENOMEM
fault protect 5 ENOMEM
mprotect(0x11000, 0xa000, PROT_READ|PROT_EXEC) = -1 ENOMEM
load 0x30000 = 0
