# Found by generated programs: RESULT mmap unexpected-ENOMEM.
# A file's host page becomes anonymous when a neighbour joins it; that is prepared in memory elsewhere. Where the guest fills
# the host's address space there is no elsewhere: the bytes then wait in the core's own memory.
config abi=linux bits=64 target_page=4096 host_page=16384 reserved=0xffffffffffff8000
file 3 size=0x4000
mmap(0x8000, 0x3000, PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x8000
store 0x9000 0x41
mmap(0xb000, 0x1000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xb000
load 0x9000 = 0x41
load 0x8000 = 3
