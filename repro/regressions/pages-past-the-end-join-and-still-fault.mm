# Found by generated programs: CONTENT mremap memory (want SIGBUS, have zero).
# Pages wholly past their file's end that come to lie in one host page had made it anonymous, so that they read zeros. A host
# page in which everything is past the end stays mapped past the end.
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
mmap(0x21000, 0x3000, PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x7000) = 0x21000
mremap(0x23000, 0x1000, 0x3000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x24000) = 0x24000
load 0x24000 = SIGBUS
load 0x26000 = SIGBUS
