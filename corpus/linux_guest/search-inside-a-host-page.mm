# with H > T private gaps inside used host pages are gaps like any other: ENOMEM only if no target page is free
config abi=linux bits=64 target_page=4096 host_page=65536 highest=0xfffff
mmap(0x10000, 0xf0000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x54000 0x54
store 0x56000 0x56
munmap(0x55000, 0x1000) = 0
munmap(0x7e000, 0x4000) = 0
mmap(NULL, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7e000
load 0x81fff = 0
mmap(NULL, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x55000
load 0x55000 = 0
load 0x54000 = 0x54
load 0x56000 = 0x56
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
