# Found by generated programs: CONTENT mremap memory (want 0x1f, have zero).
# H < T: bytes past the file's last host page live in anonymous zero pages beside it. A shared mapping was moved by mapping the
# object anew, which lost them; the host now moves such pages as they are.
config abi=linux bits=64 target_page=8192 host_page=4096
file 3 size=0x1000
mmap(0x14000, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x14000
store 0x15001 0x1f
mremap(0x14000, 0x2000, 0x2000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x16000) = 0x16000
load 0x17001 = 0x1f
