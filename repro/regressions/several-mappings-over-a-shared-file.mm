# Found by generated programs: CONTENT mremap file (file byte 0 was zeroed).
# Several mappings move to where a shared file is mapped. The core emptied the target mapping by mapping, so while the second one
# was planned the host page still counted as the file's, and the anonymous bytes were written into the file. All of
# the target is emptied in the plan before anything moves.
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x4000
mmap(0x14000, 0x3000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = 0x14000
mmap(0x18000, 0x2000, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x18000
mmap(0x1a000, 0x1000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x1a000
store 0x18000 0x77
mremap(0x18000, 0x4000, 0x4000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x14000) = 0x14000
load 0x14000 = 0x77
mmap(0x20000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = 0x20000
load 0x20000 = 3
