# There is a page in the host page below the first mapping.
config abi=linux bits=64 target_page=4096 host_page=65536 highest=0x3fffff policy=top-down
mmap(0x3f0000, 0x10000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(0x3e1000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(NULL, 0x10000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)
