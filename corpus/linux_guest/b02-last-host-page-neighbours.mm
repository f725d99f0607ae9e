# a fragment in the last host page: the neighbour scan ran up to an end of 0 and found nobody
config abi=linux bits=32 target_page=4096 host_page=65536 highest=0xffffffff
mmap(0xffff4000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xffff4000
store 0xffff4000 0x4b
mmap(0xffff8000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xffff8000
load 0xffff4000 = 0x4b
load 0xffff8000 = 0
mmap(0xfffff000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xfffff000
load 0xffff4000 = 0x4b
