# a snapshot that the host refuses: ENOMEM, no abort, nothing left behind
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
fault map 1 ENOMEM
mmap(0x30000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = -1 ENOMEM
load 0x30000 = SIGSEGV
