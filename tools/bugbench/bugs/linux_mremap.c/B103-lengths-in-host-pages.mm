# 12 KiB are two target pages, but three host pages
config abi=linux bits=64 target_page=8192 host_page=4096
mmap(0x10000, 0x4000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mremap(0x10000, 0x4000, 0x3000, 0)
