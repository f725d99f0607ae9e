# Found by generated programs: CONTENT store memory. The model was too strict: with H < T a private target page is copied host page by host
# page, each at its own first store (allowance cow).
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=0x3801
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
store 0x11968 0xc4
mmap(0x30000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x30000
store 0x33fff 0xb7
store 0x13802 0x95
