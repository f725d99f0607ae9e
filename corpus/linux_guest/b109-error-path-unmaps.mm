# a failed file mapping must leave the reservation whole (check OUTSIDE)
config abi=linux bits=64 target_page=4096 host_page=4096 reserved=0x1000000
mmap(NULL, 0x2000, PROT_READ, MAP_PRIVATE, 99, 0) = -1 EBADF
mmap(0x10000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 99, 0) = -1 EBADF
mmap(0x10000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 99, 0) = -1 EBADF
maps
end
