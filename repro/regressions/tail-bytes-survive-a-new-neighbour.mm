# Found by generated programs: CONTENT mremap memory (want the stored byte, have zero).
# The page is past the end, but on the host page in which the file ends, so it has memory and took a store. The core took
# any page past the end for one that faults, and mapped the host page past the end when a neighbour came.
config abi=linux bits=32 target_page=4096 host_page=16384
file 3 size=0x1000
mmap(0xffffb000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x3000) = 0xffffb000
store 0xffffb8f9 0x4f
mmap(0xffff8000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x9000) = 0xffff8000
load 0xffffb8f9 = 0x4f
