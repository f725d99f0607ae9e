# the exclusive end of the last page of 4 GiB is 0, so nothing was mapped on the host
config abi=linux bits=32 target_page=4096 host_page=4096 highest=0xffffffff reserved=0x100000000
mmap(0xfffff000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xfffff000
store 0xfffff000 1
store 0xffffffff 2
load 0xfffff000 = 1
mmap(0x80000000, 0x80000000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x80000000
load 0xffffffff = 0
maps
80000000-100000000 rw-p
end
