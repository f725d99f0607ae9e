# host pages at both ends whose union is what the rest gets: one host call for all of it
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mprotect(0x10000, 0x6000, PROT_READ|PROT_WRITE|PROT_EXEC) = 0
mprotect(0x1a000, 0x6000, PROT_READ|PROT_WRITE|PROT_EXEC) = 0
mprotect(0x12000, 0xa000, PROT_WRITE) = 0
store 0x12000 1
file 3 size=0x8000
mmap(0x23000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x23000
maps
00010000-00012000 rwxp
00012000-0001c000 -w-p
0001c000-00020000 rwxp
00023000-00025000 r--p
end
