# Found by libFuzzer after a quarter of an hour: a time-out in mremap.
# Mapped past the file's end, then the file grew to 2^40 bytes, then the pages moved to an address of another difference. The core took
# them for bytes of the file and tried to copy every page, found that it faults, and tried each half. Pages that are mapped past
# the end have no bytes: they are mapped afresh, and read the file as it is now.
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0
mmap(0x100000000, 0x10000000000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x100000000
ftruncate(3, 0x10000001000) = 0
mremap(0x100000000, 0x10000000000, 0x10000000000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x200000003000) = 0x200000003000
load 0x200000003000 = 0
mremap(0x200000003000, 0x1000000, 0x1000000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x100001000) = 0x100001000
load 0x100001000 = 0
