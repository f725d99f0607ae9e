# found by linux_kernel (RESULT mremap unexpected-EFAULT): private file pages that were once writable, though nothing was stored, are another
# mapping than their neighbours that never were (Linux 6.18 counts memory for them, for ever); anonymous pages are not, nor is NORESERVE
config abi=linux bits=64 target_page=4096 host_page=4096
file 3 size=0x8000
mmap(0x20000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x20000
mprotect(0x20000, 0x2000, PROT_READ|PROT_WRITE) = 0
mprotect(0x20000, 0x2000, PROT_READ) = 0
mremap(0x20000, 0x3000, 0x4000, MREMAP_MAYMOVE) = -1 EFAULT
mprotect(0x22000, 0x2000, PROT_READ|PROT_WRITE) = 0
mprotect(0x22000, 0x2000, PROT_READ) = 0
mremap(0x20000, 0x3000, 0x3000, MREMAP_MAYMOVE|MREMAP_DONTUNMAP) = ?
mmap(0x30000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_NORESERVE, 3, 0) = 0x30000
mprotect(0x30000, 0x2000, PROT_READ|PROT_WRITE) = 0
mprotect(0x30000, 0x2000, PROT_READ) = 0
mremap(0x30000, 0x3000, 0x5000, MREMAP_MAYMOVE) = ?
mmap(0x40000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x40000
mprotect(0x40000, 0x2000, PROT_READ|PROT_WRITE) = 0
mprotect(0x40000, 0x2000, PROT_READ) = 0
mremap(0x40000, 0x3000, 0x5000, MREMAP_MAYMOVE) = ?
