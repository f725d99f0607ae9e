# Found by generated programs: INVALIDATE madvise run-too-many.
# madvise commits region by region; two neighbouring executable regions were reported as two runs, not as the one maximal
# run they are. Runs now wait until the end of the call.
config abi=linux bits=64 target_page=4096 host_page=65536
mmap(0x30000, 0x4000, PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x30000
mmap(0x34000, 0x4000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x34000
madvise(0x30000, 0x8000, MADV_DONTNEED) = 0
