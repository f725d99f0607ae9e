# As large-foreign-mapping-is-passed-at-once, with a search from below.
config abi=linux bits=64 policy=bottom-up target_page=4096 host_page=16384 foreign=0x20000-0xfffffffffff foreign=0x100000004000-0x7fffffffffff
mmap(NULL, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
mmap(0x7f0000000000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
mmap(NULL, 0x10000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
