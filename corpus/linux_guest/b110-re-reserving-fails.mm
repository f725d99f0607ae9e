# the host refuses to take the page back into the reservation: munmap fails and nothing has changed
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x1000000
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 1
fault map 1 ENOMEM
munmap(0x10000, 0x1000) = -1 ENOMEM
load 0x10000 = 1
munmap(0x10000, 0x1000) = 0
load 0x10000 = SIGSEGV
