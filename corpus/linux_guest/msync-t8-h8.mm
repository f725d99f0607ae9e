# msync checks flags and range, meets holes at the end (A5.7), and nothing of it changes any byte
config abi=linux bits=64 target_page=8192 host_page=8192 policy=random:7
file 3 size=0x8000
mmap(0x100000, 0x6000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x100000
mmap(0x120000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x120000
mmap(0x124000, 0x2000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_LOCKED, -1, 0) = 0x124000
store 0x102000 0x31
msync(0x102000, 0x2000, MS_SYNC) = 0
msync(0x100000, 0x6000, MS_ASYNC|MS_INVALIDATE) = 0
msync(0x120000, 0x4000, MS_SYNC) = 0
msync(0x120000, 0x6000, MS_INVALIDATE) = -1 EBUSY
msync(0x100000, 0x8000, MS_SYNC) = -1 ENOMEM
msync(0x100800, 0x2000, MS_SYNC) = -1 EINVAL
msync(0x100000, 0x2000, MS_SYNC|MS_ASYNC) = -1 EINVAL
msync(0x100000, 0, MS_SYNC) = 0
msync(0x110000, 0, MS_SYNC) = 0
msync(0x100000, 0x2000, 8) = -1 EINVAL
load 0x102000 = 0x31
load 0x104000 = 0xc3
