# no two pages above the hint: from min_addr on there are, so not from 0x1000 on
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0xfffff
mmap(0xff000, 0x2000, PROT_NONE, MAP_ANON, -1, 0)
