# The second page is mapped, too.
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=10
mmap(0x10000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0)
