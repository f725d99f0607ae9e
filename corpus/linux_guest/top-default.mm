# the last page below TASK_SIZE can be mapped, protected and unmapped; a range that ends there is legal, one page more is not (A0, A1.10, A3.1)
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x7fffffffe000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x7fffffffe000
store 0x7fffffffefff 0x77
load 0x7fffffffefff = 0x77
load 0x7ffffffff000 = SIGSEGV
mmap(0x7fffffffe000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(0x7ffffffff000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(0x7ffffffff000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED_NOREPLACE, -1, 0) = -1 ENOMEM
r9 = mmap(0x7ffffffff000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
munmap(0x7fffffffe000, 0x2000) = -1 EINVAL
mprotect(0x7fffffffe000, 0x2000, PROT_READ) = -1 ENOMEM
store 0x7fffffffe000 1 = SIGSEGV
load 0x7fffffffefff = 0x77
msync(0x7fffffffe000, 0x2000, MS_SYNC) = -1 ENOMEM
mremap(0x7fffffffe000, 0x1000, 0x2000, 0) = -1 ENOMEM
mremap(0x7fffffffe000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x7ffffffff000) = -1 EINVAL
munmap(r9, 0x1000) = 0
access 0x7fffffffe000 0x1000 r = yes
access 0x7fffffffe000 0x1001 r = no
munmap(0x7fffffffe000, 0x1000) = 0
munmap(0x7ffffffff000, 0x1000) = -1 EINVAL
maps
end
