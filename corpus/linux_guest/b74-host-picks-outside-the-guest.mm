# the host's own idea of a free place is no guest address
config abi=linux bits=32 target_page=4096 host_page=4096 base=0x100000000000
r1 = mmap(NULL, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r1 1
r3 = mmap(NULL, 0x7fff0000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
mmap(NULL, 0x90000000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
