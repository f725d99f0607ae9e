# a hint with too little room above it: there is room below
config abi=linux bits=32 target_page=4096 host_page=4096
r1 = mmap(0xf0000000, 0x20000000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
store r1 1
store r1+0x1fffffff 1
