# mprotect that ends inside the last host page changed the flags and not the host
config abi=linux bits=32 target_page=4096 host_page=65536 highest=0xffffffff
mmap(0xfff00000, 0xf0000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xfff00000
mmap(0xffff0000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xffff0000
mprotect(0xfff00000, 0xf4000, PROT_READ) = 0
store 0xfff00000 1 = SIGSEGV
store 0xffff3fff 1 = SIGSEGV
