# where the guest fills the host's address space there is no room to keep what is replaced: no reason to fail
config abi=linux bits=64 target_page=4096 host_page=16384 reserved=0xffffffffffff8000
file 3 size=0x8000
mmap(0x10000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(0x10000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x10000
load 0x10000 = 0x73
mmap(0x20000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x20000
store 0x20000 0x20
mmap(0x23000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x23000
load 0x23000 = 3
load 0x20000 = 0x20
mremap(0x18000, 0x8000, 0xc000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = 0x20000
load 0x20000 = 0
# refused before the replacing itself: nothing is lost yet
store 0x20000 0x21
fault map 1 EAGAIN
mmap(0x20000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = -1 EAGAIN
load 0x20000 = 0x21
