# what the host says to msync: EIO passes, everything else is ENOMEM
config abi=linux bits=64 target_page=4096 host_page=4096
file 3 size=0x4000
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
fault sync 1 EIO
msync(0x10000, 0x4000, MS_SYNC) = -1 EIO
fault sync 1 EACCES
msync(0x10000, 0x4000, MS_SYNC) = -1 ENOMEM
msync(0x10000, 0x4000, MS_SYNC) = 0
