# a shared page beside a guard shows the guard's zeros
config abi=freebsd bits=64 target_page=4096 host_page=16384
file 3 size=0x8000 mode=r
mmap(0x10000, 0x1000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0)
mmap(0x11000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x1000)
