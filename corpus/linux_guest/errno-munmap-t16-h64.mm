# A3.1-2: unaligned, empty, wrapping and too long are EINVAL in target pages of 16 KiB; the last page can go
config abi=linux bits=64 target_page=16384 host_page=65536
mmap(0x100000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x100000
munmap(0x101000, 0x4000) = -1 EINVAL
munmap(0x100000, 0) = -1 EINVAL
munmap(0x101000, 0) = -1 EINVAL
munmap(0x100000, -1) = -1 EINVAL
munmap(0x100000, 0x7fffffffc000) = -1 EINVAL
munmap(0x800000000000, 0x4000) = -1 EINVAL
munmap(0x7fffffffc000, 0x4000) = -1 EINVAL
munmap(0x7fffffff8000, 0x4000) = 0
munmap(0xffffffffffffc000, 0x4000) = -1 EINVAL
munmap(0x100000, 0x7fffffefc000) = 0
maps
end
