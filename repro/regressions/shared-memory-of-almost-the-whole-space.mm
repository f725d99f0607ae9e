# Found by libFuzzer: CONTENT mmap memory (want 0, have SIGBUS).
# The size of a shared anonymous object, rounded up so that its offsets suit the host page, wrapped to 0. Such lengths are refused
# now (DESIGN.md, Decisions).
config abi=linux bits=64 target_page=4096 host_page=65536 highest=0xffffffffffffffff
mmap(0xc000, 0xffffffffffff4000, PROT_READ, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(0xc000, 0xffffffffffff4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xc000
load 0xffffffffffffffff = 0
