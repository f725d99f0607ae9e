# found by freebsd_guest (RESULT create refused): the span ends with the last whole target page; the core took `highest` as it was and
# had base plus span pass 2^64
config abi=freebsd bits=64 target_page=65536 host_page=4096 base=0x4000 highest=0xffffffffffffdfff
mmap(0xfffffffffffe0000, 0x10000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = 0xfffffffffffe0000
mmap(0xffffffffffff0000, 0x10000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = -1 EINVAL
load 0xfffffffffffeffff = 0
