# Found by libFuzzer: RESULT mremap unexpected-address. Only a guest space that ends at 2^64 gets here.
# The old range runs past the top; what lies beyond is a hole at its end. The core asked whether the target could be represented
# with what it found at the wrapped addresses, and let a private page in beside shared memory.
config abi=linux bits=64 target_page=4096 host_page=8192 highest=0xffffffffffffffff policy=bottom-up
mmap(0, 0x10000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0
mmap(0xfffffffffffff000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xfffffffffffff000
mmap(0x20000, 0x22000, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x20000
mremap(0xfffffffffffff000, 0x5000, 0x5000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x22000) = -1 EINVAL
load 0x22000 = 0
