# a shared page into a host page that has private users: a host page of 16 KiB cannot hold both, so the request is refused whole with EINVAL and nothing changes (DESIGN.md, representable)
config abi=linux bits=64 target_page=4096 host_page=16384 reserved=0x1000000
file 3 size=0x8000
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 1
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x1000) = -1 EINVAL
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 EINVAL
mmap(0x11000, 0x5000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x1000) = -1 EINVAL
mmap(0x14000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x14000
load 0x10000 = 1
mmap(0x10000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x4000) = 0x10000
load 0x10000 = 0xc3
maps
00010000-00018000 rw-s
end
