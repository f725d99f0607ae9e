# Found by generated programs: CONTENT store memory. The model was too strict: a snapshot that outlives a shrink takes stores, and keeps them
# (allowance stale).
# sut: core,core-host
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x1001
mmap(0xffffff8000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0xffffff8000
ftruncate(3, 0) = 0
store 0xffffff8fff 0x41
