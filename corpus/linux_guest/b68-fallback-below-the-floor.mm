# a hint near the top made the search start over at the second page
config abi=linux bits=32 target_page=4096 host_page=4096 reserved=0x100000000 highest=0xffffffff
mmap(0xfffff000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
mmap(0x10000, 0xefff0000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(0xf0000000, 0xffff000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xf0000000
mmap(0xffffe000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
