# found by linux_kernel (core-host, COVER mmap host-hole): the running kernel put what the call replaces aside into the one hole that there
# was, which is the free part of the place that the call maps; the mapping went over it, and unmapping the staging left a hole
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=0x4001
mmap(0x400000004000, 0x3ffffffe8000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x400000004000
mmap(0x10000, 0x3fffffff0000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(0x400000000000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x400000000000
load 0x400000000000 = 0x3
