# a length checked in target pages wrapped to 0 when rounded up to host pages
config abi=linux bits=32 target_page=4096 host_page=65536 reserved=0x100000000
mmap(NULL, 0xfffff000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
mmap(NULL, 0xffffe000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
