# the last page can be mapped, protected and unmapped; one page further is out of range
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

mmap(0x3fffffffe000, 0x2000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x3fffffffe000
store 0x3fffffffffff 1
mprotect(0x3ffffffff000, 0x1000, PROT_READ) = 0
# above highest is a hole, which mprotect and minherit pass over
mprotect(0x3ffffffff000, 0x2000, PROT_READ|PROT_WRITE) = 0
minherit(0x3ffffffff000, 0x5000, INHERIT_NONE) = 0
madvise(0x3ffffffff000, 0x1000, MADV_DONTNEED) = 0
msync(0x3ffffffff000, 0x1000, MS_SYNC) = 0
load 0x3fffffffffff = 1
# nothing, at the very end
munmap(0x400000000000, -1) = 0
munmap(0x400000000000, 0x1000) = -1 EINVAL
munmap(0x3ffffffff000, 0x1000) = 0
maps
3fffffffe000-3ffffffff000 rw-p
end
