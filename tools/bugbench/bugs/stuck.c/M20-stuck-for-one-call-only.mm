# a host page cannot be made anonymous, and the host twice refuses to unmap the staging
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
mmap(0x10000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0)
fault protect 1 ENOMEM
fault unmap 1 ENOMEM
fault unmap 2 ENOMEM
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
