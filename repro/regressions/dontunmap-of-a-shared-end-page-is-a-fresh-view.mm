# Found by generated programs: CONTENT ftruncate memory (want SIGBUS, have zero).
# The target of DONTUNMAP on shared memory is a second view made now. Moving the host's pages along would have carried zero pages
# from an older end of the file into it.
config abi=linux bits=64 target_page=65536 host_page=4096
file 3 size=0x1001
mmap(0x40000, 0x20000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x40000
ftruncate(3, 0x20000) = 0
mremap(0x40000, 0x20000, 0x20000, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, 0x1a0000) = 0x1a0000
ftruncate(3, 0) = 0
load 0x1a2000 = SIGBUS
