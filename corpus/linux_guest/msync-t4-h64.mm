# msync checks flags and range, meets holes at the end (A5.7), and nothing of it changes any byte
config abi=linux bits=64 target_page=4096 host_page=65536 policy=top-down
file 3 size=0x4000
mmap(0x100000, 0x3000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x100000
mmap(0x110000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x110000
mmap(0x112000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_LOCKED, -1, 0) = 0x112000
store 0x101000 0x31
msync(0x101000, 0x1000, MS_SYNC) = 0
msync(0x100000, 0x3000, MS_ASYNC|MS_INVALIDATE) = 0
msync(0x110000, 0x2000, MS_SYNC) = 0
msync(0x110000, 0x3000, MS_INVALIDATE) = -1 EBUSY
msync(0x100000, 0x4000, MS_SYNC) = -1 ENOMEM
msync(0x100800, 0x1000, MS_SYNC) = -1 EINVAL
msync(0x100000, 0x1000, MS_SYNC|MS_ASYNC) = -1 EINVAL
msync(0x100000, 0, MS_SYNC) = 0
msync(0x108000, 0, MS_SYNC) = 0
msync(0x100000, 0x1000, 8) = -1 EINVAL
load 0x101000 = 0x31
load 0x102000 = 0xe3
