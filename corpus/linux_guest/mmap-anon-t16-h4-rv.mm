# anonymous memory: fresh pages read 0, FIXED replaces exactly the pages asked for (A2.2.3, A2.3.1-2),
# NOREPLACE replaces nothing (A1.14), lengths round up (A2.1.2)
config abi=linux bits=64 target_page=16384 host_page=4096 reserved=0x100000000 base=0x200000000000
mmap(0x104000, 0x18000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x104000
load 0x104000 = 0
load 0x11bfff = 0
store 0x104000 0x11
store 0x10bfff 0x22
store 0x10c000 0x33
store 0x110000 0x44
store 0x114000 0x55
store 0x11bfff 0x77
mmap(0x10c000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10c000
load 0x10c000 = 0
load 0x110000 = 0
store 0x10c000 1 = SIGSEGV
load 0x10bfff = 0x22
load 0x114000 = 0x55
mmap(0x118000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED_NOREPLACE, -1, 0) = -1 EEXIST
mmap(0x11c000, 1, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED_NOREPLACE, -1, 0) = 0x11c000
load 0x11bfff = 0x77
load 0x11c000 = SIGSEGV
load 0x100000 = SIGSEGV
load 0x120000 = SIGSEGV
store 0x120000 1 = SIGSEGV
maps
00104000-0010c000 rw-p
0010c000-00114000 r--p
00114000-0011c000 rw-p
0011c000-00120000 ---p
end
mmap(0x104000, 0x1c000, PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x104000
load 0x104000 = 0
load 0x11c000 = 0
