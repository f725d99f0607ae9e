# an offset exactly at the file's end: nothing remains, and 0 bytes cannot be mapped
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=0x4000
r1 = mmap(NULL, 0x4000, PROT_READ, MAP_PRIVATE, 3, 0x4000) = ?
load r1 = SIGBUS
r3 = mmap(NULL, 0x8000, PROT_READ, MAP_SHARED, 3, 0x100000) = ?
load r3+0x7fff = SIGBUS
