# The second page lies behind the reservation.
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x100000000
mmap(0xfffff000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
