# a file is mapped over a page and a hole, and the first page cannot be moved aside
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x10000
mmap(0x10000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
fault remap 1 ENOMEM
mmap(0x10000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000)
