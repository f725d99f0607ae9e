# a private page into a host page of a shared file mapping, whatever the protection: a host page of 16 KiB cannot hold both, so the request is refused whole with EINVAL and nothing changes (DESIGN.md, representable)
# sut: core,core-host
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 EINVAL
mmap(0x11000, 0x1000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 EINVAL
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = -1 EINVAL
mmap(0xf000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 EINVAL
munmap(0x11000, 0x1000) = 0
# still three users, so still no place for it; NOREPLACE is no better
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED_NOREPLACE, -1, 0) = -1 EINVAL
mmap(0x11000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0x1000) = 0x11000
load 0x11000 = 0x73
# what the request replaces is no user
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
load 0x11000 = 0
maps
00010000-00014000 rw-p
end
