# a fragment copied beside others reaches from pages that have memory (the host page in which the file ends) to pages that fault
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x1000
mmap(0x10000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
store 0x10000 0x10
mmap(0x20000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x20000
store 0x20000 0x20
mremap(0x13000, 0x3000, 0x3000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x21000) = 0x21000
load 0x20000 = 0x20
load 0x10000 = 0x10
