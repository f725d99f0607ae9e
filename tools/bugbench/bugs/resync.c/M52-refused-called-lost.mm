# what backs the end of the page is refused, so the file in front of it goes again: nothing is lost
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=0x1000
fault map 2 ENOMEM
mmap(0x10000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0)
