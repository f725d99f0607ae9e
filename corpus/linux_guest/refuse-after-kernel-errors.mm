# a refusal comes last: every error of the guest's kernel first, and the same request with one of them gives that
# sut: core,core-host
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
file 4 same=3 mode=r
mmap(0x10000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 4, 0) = 0x10000
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 4, 0x2000) = -1 EACCES
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_FIXED|MAP_ANONYMOUS, -1, 0) = -1 EINVAL
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 99, 0) = -1 EBADF
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED_NOREPLACE, -1, 0) = -1 EEXIST
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x7ffffffffffff000) = -1 EOVERFLOW
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x2000) = -1 EINVAL
load 0x11000 = 0x73
