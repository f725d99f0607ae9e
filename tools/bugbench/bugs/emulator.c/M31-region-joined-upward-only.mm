# a file's last page is backed by zeros at its end (looked at after eight operations)
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=0x5000
mmap(0x10000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0)
load 0x10000
load 0x10000
load 0x10000
load 0x10000
load 0x10000
load 0x10000
