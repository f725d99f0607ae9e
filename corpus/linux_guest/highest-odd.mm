# highest + 1 is rounded down to a target page: with 16 KiB pages and highest=0x1007ffff+0x1000 the page it cuts does not exist
config abi=linux bits=64 target_page=16384 host_page=4096 highest=0x10080fff
mmap(0x1007c000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x1007c000
store 0x1007ffff 1
mmap(0x10080000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(0x10080000, 1, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
munmap(0x10080000, 0x4000) = -1 EINVAL
mremap(0x1007c000, 0x4000, 0x8000, 0) = -1 ENOMEM
access 0x1007ffff 2 r = no
