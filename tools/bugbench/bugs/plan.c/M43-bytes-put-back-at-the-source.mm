# a page is copied in beside another one, whose host page cannot be protected
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
mmap(0x20000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
store 0x10000 0x53
fault protect 1 ENOMEM
mremap(0x10000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x21000)
