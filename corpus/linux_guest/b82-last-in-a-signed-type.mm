# a range across 2 GiB in a 32-bit guest looked empty
config abi=linux bits=32 target_page=4096 host_page=4096
mmap(0x7ffff000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x7ffff000
access 0x7ffff000 0x2000 r = yes
access 0x7fffffff 2 rw = yes
mprotect(0x7ffff000, 0x2000, PROT_READ) = 0
access 0x80000000 1 w = no
