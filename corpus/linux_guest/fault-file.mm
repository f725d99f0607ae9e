# a descriptor opened for writing alone; and the host cannot keep a handle (out of descriptors): not the guest's EBADF
config abi=linux bits=64 target_page=4096 host_page=4096
file 3 size=0x1000 mode=w
mmap(0x10000, 0x1000, PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = -1 EACCES
fault file 1 ENFILE
mmap(0x10000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = -1 ENOMEM
mmap(0x10000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 4, 0) = -1 EBADF
