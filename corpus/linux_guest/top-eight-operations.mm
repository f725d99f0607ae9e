# the last page of a 64-bit space: a map whose end is 2^64. (Programs of eight operations also have asked what an
# emulator asks for itself.)
config abi=linux bits=64 target_page=4096 host_page=16384 highest=0xffffffffffffffff
mmap(0xfffffffffffff000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xfffffffffffff000
store 0xffffffffffffffff 0x77
load 0xffffffffffffffff = 0x77
mprotect(0xfffffffffffff000, 0x1000, PROT_READ) = -1 ENOMEM
mmap(0xffffffffffffe000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xffffffffffffe000
mprotect(0xffffffffffffe000, 0x1000, PROT_NONE) = 0
load 0xffffffffffffe000 = SIGSEGV
load 0xfffffffffffff000 = 0
maps
ffffffffffffe000-fffffffffffff000 ---p
fffffffffffff000-10000000000000000 rw-p
end
