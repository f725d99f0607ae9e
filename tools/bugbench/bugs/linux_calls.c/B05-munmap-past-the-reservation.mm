# One page behind the reservation.
config abi=linux bits=32 target_page=4096 host_page=4096 reserved=0x40000000
munmap(0x40000000, 0x1000)
