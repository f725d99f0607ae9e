# fails without `refusal`: there are free pages, but each shares its host page with a shared mapping, so ENOMEM
config abi=linux bits=64 target_page=4096 host_page=16384 highest=0x1ffff
file 3 size=0x10000
mmap(0x10000, 0x3000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
mmap(0x14000, 0x3000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x4000) = 0x14000
mmap(0x18000, 0x8000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x18000
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
mremap(0x18000, 0x1000, 0x2000, MREMAP_MAYMOVE) = -1 ENOMEM
