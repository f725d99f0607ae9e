# A search that met something of the host's went on one page behind where it had looked, not behind the mapping: with one
# of 112 TiB in the way (an emulator's own shadow memory is of that kind) it took a core longer than anybody waits.
# Found by fuzzing with bytes changed blindly; configurations were never made with foreign mappings that large.
config abi=linux bits=64 target_page=4096 host_page=16384 foreign=0x20000-0xfffffffffff foreign=0x100000004000-0x7fffffffffff
mmap(NULL, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x100000000000
mmap(0x7f0000000000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
mmap(NULL, 0x10000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
