# two shared objects, or one at two differences of offset and address, in a host page: a host page of 16 KiB cannot hold both, so the request is refused whole with EINVAL and nothing changes (DESIGN.md, representable)
# sut: core,core-host
config abi=linux bits=64 target_page=4096 host_page=65536
file 3 size=0x40000
file 4 size=0x40000
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 4, 0x1000) = -1 EINVAL
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 EINVAL
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x11000) = -1 EINVAL
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = -1 EINVAL
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x1000) = 0x11000
mmap(0x1f000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0xf000) = 0x1f000
# another description of the same file is the same object
file 5 same=3 mode=r
mmap(0x14000, 0x1000, PROT_READ, MAP_SHARED|MAP_FIXED, 5, 0x4000) = 0x14000
store 0x11000 0x77
load 0x14000 = 0xc3
maps
00010000-00012000 rw-s
00014000-00015000 r--s
0001f000-00020000 rw-s
end
