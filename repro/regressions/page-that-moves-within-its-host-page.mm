# Found by generated programs: CONTENT mremap memory. The model was too strict: on its way, a page past the end shares the host page with its own
# source (allowance tail).
config abi=linux bits=64 target_page=4096 host_page=16384 reserved=0x400000
file 3 size=0x1000
mmap(0x3f5000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x3f5000
mremap(0x3f5000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x3f7000) = 0x3f7000
