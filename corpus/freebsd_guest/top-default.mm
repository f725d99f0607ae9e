# the default space of a 64-bit FreeBSD guest ends with 0x7fffffffffff (no host of ours has so much: core alone)
config abi=freebsd

mmap(0x7ffffffff000, 0x1000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x7ffffffff000
mmap(0x7ffffffff000, 0x2000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = -1 EINVAL
mmap(0x800000000000, 0x1000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = -1 EINVAL
store 0x7fffffffffff 1
maps
7ffffffff000-800000000000 rw-p
end
