# found by linux_kernel on the core over real memory (SEARCH mremap unexpected-ENOMEM): a guest that may use every address leaves the
# host no room outside the span, so what a plan moves aside lands inside it, at the top, where the plan was about to map. The move then
# met its own staging there and failed. Free places that a plan maps are held before anything is moved aside.
config abi=linux bits=48 target_page=4096 host_page=16384 base=0x10000 highest=0x7ffffffebfff
file 3 size=0
mmap(0x7ffffffe1000, 0xb000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x7ffffffe1000
mremap(0x7ffffffe1000, 0xb000, 0x8000b000, MREMAP_MAYMOVE) = ?
