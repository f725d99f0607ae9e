# found by host_faults (COVER end only-reserved): pages that the host would not take back were tried again before the table knew
# that the same call had mapped something else there, which went with them
config abi=linux bits=32 target_page=4096 host_page=4096 reserved=0x100000000
mmap(0x20000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x20000
# the source cannot be reserved again, nor can the pages go back, nor is giving up the place granted, at once or by the next call
fault map 1 ENOMEM
fault map 2 ENOMEM
fault map 3 ENOMEM
fault map 4 ENOMEM
fault map 5 ENOMEM
fault map 6 ENOMEM
fault map 7 ENOMEM
fault remap 2 ENOMEM
mremap(0x20000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x40000) = -1 ENOMEM
maps
end
mmap(0x20000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x20000
store 0x20000 7
load 0x20000 = 7
