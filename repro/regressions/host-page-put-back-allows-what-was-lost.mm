# A page was lost in an undo (its bytes could not be put back). Its host page had been replaced earlier in the same call, and
# the undo of that put the old one back, with the protection that the lost page had needed. Found by host_faults once
# mutation kept a program's faults.
config abi=linux bits=64 target_page=4096 host_page=8192
file 3 size=0x1000
mmap(0x10000, 0x40000, PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
fault restore 1 ENOMEM
fault restore 2 ENOMEM
mmap(0x40000, 0x2000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x40000
mremap(0x29000, 0x20000, 0x20000, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, 0) = 0
fault zero 2 ENOMEM
mremap(0x29000, 0x20000, 0x20000, MREMAP_MAYMOVE|MREMAP_FIXED, 0)
