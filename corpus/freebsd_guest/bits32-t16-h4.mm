# the same where target pages are larger than host pages
config abi=freebsd bits=32 target_page=16384 host_page=4096

mmap(0xffff8000, 0x4000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0xffff8000
mmap(0xffffc000, 0x4000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = -1 EINVAL
munmap(0xffffc001, 0x1fff) = -1 EINVAL
mprotect(0xffff8000, 0x4000, PROT_READ) = 0
mprotect(0xffff8000, 0x8000, PROT_READ) = -1 EINVAL
munmap(0xffffbfff, 1) = 0
maps
end
