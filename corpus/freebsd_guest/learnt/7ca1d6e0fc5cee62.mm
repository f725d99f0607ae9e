# learnt by fuzzing freebsd_guest, made small: reached 4 edges of the core that nothing else in the corpus did
# sut: core
config abi=freebsd bits=34 target_page=16384 host_page=4096 reserved=0x4000
file 3 size=0x4000
file 4 size=0x4000
file 5 size=0x4000
store 0x10000 0x1 = SIGSEGV
mmap(0x10000, 0x4000, PROT_NONE, MAP_FIXED, -1, 0) = -1 EINVAL
minherit(0x10000, 0x4000, INHERIT_SHARE) = 0
mmap(NULL, 0x4000, PROT_NONE, MAP_ANON, -1, 0) = -1 ENOMEM
mmap(0x30000, 0x10000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANON|MAP_FIXED, -1, 0) = -1 EINVAL
