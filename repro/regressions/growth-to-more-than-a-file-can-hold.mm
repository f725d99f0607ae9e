# Found by generated programs: RESULT mremap unexpected-ENOMEM. As growth-past-the-largest-file-position.mm, in one step from a low offset: what
# is mapped reaches from inside the file to beyond every file's end.
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0xffffffffffffffff min_addr=0
file 3 size=0x4001 mode=r
mmap(0x10000, 0xc000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1c000) = 0x10000
mremap(0x18000, 0x4000, 0x8000000000000000, 0) = 0x18000
load 0x18000 = SIGBUS
