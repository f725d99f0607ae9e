# A8: private pages made writable, never stored to and made read-only again are one mapping with their neighbours, so they grow together
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x3000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mprotect(0x11000, 0x1000, PROT_READ|PROT_WRITE) = 0
mremap(0x10000, 0x3000, 0x4000, 0) = -1 EFAULT
mprotect(0x11000, 0x1000, PROT_READ) = 0
mremap(0x10000, 0x3000, 0x4000, 0) = 0x10000
maps
00010000-00014000 r--p
end
