# ABOVE4G means nothing where the space ends below 4 GiB, and an empty 32BIT window is ENOMEM (DESIGN.md P4)
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0x3fffffff
r1 = mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|0x80, -1, 0) = ?
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_32BIT, -1, 0) = -1 ENOMEM
mmap(0x20000000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_32BIT, -1, 0) = 0x20000000
munmap(r1, 0x1000) = 0
