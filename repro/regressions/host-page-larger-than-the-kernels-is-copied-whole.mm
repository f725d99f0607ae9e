# found by linux_kernel (core-host, CONTENT ftruncate memory): on the running kernel a store copies 4 KiB of a private file page; one of a
# host with 16 KiB pages copies all of it, so the rest no longer shows the file. It was the helper that had to copy the rest, not the core.
config abi=linux bits=64 target_page=16384 host_page=16384
file 3 size=0x4000
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
store 0x10000 0xc4
load 0x11000 = 0x73
ftruncate(3, 0x1) = 0
load 0x11000 = 0x73
load 0x10000 = 0xc4
