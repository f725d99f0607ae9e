# a new size of a page and one byte keeps two pages and frees exactly one
config abi=linux bits=64 target_page=4096 host_page=16384 reserved=0x100000000
mmap(0x60000000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x60000000
mremap(0x60000000, 0x3000, 0x1001, 0) = 0x60000000
maps
60000000-60002000 rw-p
end
