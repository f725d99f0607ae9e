# The second page of the last host page wipes the first one.
config abi=linux bits=32 target_page=4096 host_page=65536 highest=0xffffffff
mmap(0xffff4000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
store 0xffff4000 0x4b
mmap(0xffff8000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
