# bytes under a new page cannot be put back: the page is lost, which is to be said of the call
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
fault protect 1 ENOMEM
fault restore 1 EIO
fault restore 2 EIO
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
