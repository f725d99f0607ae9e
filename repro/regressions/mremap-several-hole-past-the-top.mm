# Found by generated programs: FLAGS mremap page-too-many.
# A same-size FIXED move whose old range runs past the top of the space is a move with a hole at its end (A7.4; 6.18
# does it). The core had cut the range to the space first, saw one mapping, and grew it by the difference.
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x7fffffffe000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x7fffffffe000
mremap(0x7fffffffe000, 0x4000, 0x4000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x1b000) = 0x1b000
maps
0001b000-0001c000 rw-s
end
