# Found by generated programs: CONTENT mremap memory (want 0, have SIGBUS).
# The source of DONTUNMAP reads its file afresh. A page that had been past the end when it was mapped stayed mapped past the
# end, although the file had grown meanwhile.
config abi=linux bits=64 target_page=4096 host_page=8192 reserved=0x200000000
file 3 size=0x1000
mmap(0x1ffff7000, 0x5000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x4000) = 0x1ffff7000
ftruncate(3, 0xd000) = 0
mremap(0x1ffff7000, 0x4000, 0x4000, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, 0x1b000) = 0x1b000
load 0x1ffff8000 = 0
