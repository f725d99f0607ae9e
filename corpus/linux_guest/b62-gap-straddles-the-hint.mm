# a gap that begins below the hint and ends above it was in neither half of the search
config abi=linux bits=32 target_page=4096 host_page=4096 reserved=0x100000000
mmap(0x1000, 0x5ffef000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x1000
mmap(0x60010000, 0x9ffee000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x60010000
mmap(0x60000000, 0x20000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x5fff0000
