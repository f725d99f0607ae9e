# a write error of the host during msync is EIO (row B5.8), anything else ENOMEM
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

file 3 size=0x2000
mmap(0x10000, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
fault sync 1 EIO
msync(0x10000, 0x2000, MS_SYNC) = -1 EIO
fault sync 1 EAGAIN
msync(0x10000, 0x2000, MS_SYNC) = -1 ENOMEM
msync(0x10000, 0x2000, MS_INVALIDATE) = 0
