# no two pages above the hint: there are below
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0xfffff
mmap(0xff000, 0x2000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)
