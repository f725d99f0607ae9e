# Found by generated programs: RESULT mremap unexpected-ENOMEM. The same mistake as in several-mappings-over-a-shared-file.mm, seen from
# the other side: writing into shared memory past its end failed, and the call with it.
config abi=linux bits=64 target_page=4096 host_page=65536
mmap(0x30000, 0x1000, PROT_READ|PROT_EXEC, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x30000
mremap(0x30000, 0x1000, 0x11000, 0) = 0x30000
mmap(0x22000, 0x1000, PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x22000
mmap(0x23000, 0x1000, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x23000
mremap(0x22000, 0x3000, 0x3000, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, 0x40000) = 0x40000
