# DONTUNMAP and old size 0 keep the source, so the source stays a user of its host page
# sut: core,core-host
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 1
store 0x11000 2
# into its own host page at another difference: refused, with the source leaving or not
mremap(0x10000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, 0x12000) = -1 EINVAL
mremap(0x10000, 0, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x12000) = -1 EINVAL
mremap(0x10000, 0, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x21000) = -1 EINVAL
mremap(0x10000, 0, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x20000) = 0x20000
mremap(0x11000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED|MREMAP_DONTUNMAP, 0x31000) = 0x31000
load 0x20000 = 1
load 0x31000 = 2
load 0x11000 = 2
# the source leaves, and its place takes private memory again
mremap(0x10000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x40000) = 0x40000
mmap(0x12000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x12000
maps
00012000-00013000 rw-p
00020000-00022000 rw-s
00031000-00032000 rw-s
00040000-00042000 rw-s
end
