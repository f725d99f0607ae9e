# The second half of the page is zeros.
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x4000
fault read 1 short=0x800
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0)
