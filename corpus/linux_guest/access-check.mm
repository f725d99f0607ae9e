# the emulator's own question (DESIGN.md, ACCESS): any alignment, every page touched, holes no, length 0 yes, wrapping no
config abi=linux bits=64 target_page=16384 host_page=65536
mmap(0x100000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
mmap(0x108000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x108000
mmap(0x110000, 0x4000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x110000
access 0x100001 0x7fff rw = yes
access 0x100001 0x8000 rw = no
access 0x100001 0x8000 r = yes
access 0x0fffff 1 r = no
access 0x0fffff 2 r = no
access 0x10bfff 1 r = yes
access 0x10bfff 2 r = no
access 0x110000 1 r = no
access 0x900000 0 rw = yes
access 0x100000 0xffffffffffffffff r = no
access 0xffffffffffffffff 1 r = no
access 0x100000 0xc000 w = no
