# r7 is nobody's result
config abi=linux bits=64 target_page=4096 host_page=4096
r1 = mmap(NULL, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
load r7+0x10 = 0
