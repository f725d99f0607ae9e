# Found by generated programs: CONTENT ftruncate memory. The simulated host was wrong: the same size again drops bytes stored past the
# end (memfd on 6.18), as the model had it.
config abi=linux bits=64 target_page=4096 host_page=4096
file 4 size=0xfff
mmap(0x10000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 4, 0) = 0x10000
store 0x10fff 0xff
ftruncate(4, 0xfff) = 0
load 0x10fff = 0
