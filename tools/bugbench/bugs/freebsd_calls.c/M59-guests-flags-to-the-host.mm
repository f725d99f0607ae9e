# MS_SYNC of a FreeBSD guest writes nothing back
config abi=freebsd bits=64 target_page=4096 host_page=4096
file 3 size=0x1000
mmap(0x10000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0)
msync(0x10000, 0x1000, MS_SYNC)
