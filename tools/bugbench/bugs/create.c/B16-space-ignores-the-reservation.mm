# The first page behind the reservation.
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x40000000
mmap(0x40000000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
