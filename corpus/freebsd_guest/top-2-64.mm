# a space that ends with 2^64: the last page can be mapped and unmapped, and mprotect, minherit and msync call its end a wrap
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0xffffffffffffffff

mmap(0xfffffffffffff000, 0x1000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0xfffffffffffff000
mprotect(0xfffffffffffff000, 0x1000, PROT_READ) = -1 EINVAL
minherit(0xfffffffffffff000, 0x1000, INHERIT_NONE) = -1 EINVAL
msync(0xfffffffffffff000, 0x1000, MS_SYNC) = -1 EINVAL
msync(0xfffffffffffff000, 0, MS_SYNC) = 0
madvise(0xfffffffffffff000, 0x1000, MADV_DONTNEED) = 0
store 0xffffffffffffffff 1
munmap(0xfffffffffffff000, 0x1000) = 0
mmap(0xfffffffffffff000, 0x2000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = -1 EINVAL
maps
end
