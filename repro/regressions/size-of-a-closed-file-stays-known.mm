# found by linux_kernel (core-host, CONTENT mremap memory): with 64 KiB host pages the helper rounds files up to them, and kept their real
# sizes only as long as they were open; then pages past the end of this one, whose descriptor is another file's by then, became zeros
config abi=linux bits=64 target_page=16384 host_page=65536 reserved=0x100000
file 3 size=0x1
mmap(0xe4000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0xe4000
file 3 size=0x20000
mremap(0xe4000, 0x10000, 0x10000, MREMAP_MAYMOVE|MREMAP_DONTUNMAP, 0x38000) = ?
load 0xe4000 = 0x03
load 0xf0000 = SIGBUS
