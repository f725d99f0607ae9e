# longer than the whole address space once rounded to huge pages: ENOMEM, whatever else is wrong with it
config abi=linux bits=39 target_page=4096 host_page=4096
mmap(0, 0x10000000000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_HUGETLB, -1, 0) = -1 ENOMEM
mmap(0x10001, 0x10000000000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_HUGETLB|MAP_FIXED, -1, 0) = -1 ENOMEM
