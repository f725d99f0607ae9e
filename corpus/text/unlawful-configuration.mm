# a reservation that is no multiple of the host page: an error at its column
config abi=linux bits=64 target_page=4096 host_page=16384 reserved=0x1001
