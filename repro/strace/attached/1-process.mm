# from strace: process, process 3001
# the trace begins in the middle: what was mapped before it is not here
# left out: where thread 3002 comes from (1)
# left out: shmat (1)
# left out: mprotect with PROT_FOO (1)
# left out: mmap that was not seen to return (1)
config abi=linux bits=64 target_page=4096 host_page=4096
# mapped before the first call; what it was is not in the trace
mmap(0x7f0ff0000000, 0x21000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x7f0ff0000000
mmap(0x7ffd00001000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_GROWSDOWN, -1, 0) = 0x7ffd00001000
# LC_CTYPE, as long as it is mapped
file 5 size=0x1000
r3 = mmap(NULL, 0x1000, PROT_READ, MAP_PRIVATE, 5, 0) = ?
r4 = mremap(0x7f0ff0000000, 0x21000, 0x42000, MREMAP_MAYMOVE) = ?
munmap(r4+0x10000, 0x1000) = 0
mmap(r4+0x21000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = r4+0x21000
mprotect(0x7ffd00001000, 0x2000, PROT_READ|PROT_WRITE|PROT_GROWSDOWN) = 0
mremap(r3, 0x1000, 0, MREMAP_MAYMOVE) = -1 EINVAL
