# found by linux_kernel (FLAGS mprotect protection): PROT_GROWSDOWN reaches down to the begin of the mapping; whether a page that was moved
# beside another is one with it, nobody can tell, so what lies below may be changed or not
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x16000, 0x27000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_GROWSDOWN|MAP_LOCKED, -1, 0) = 0x16000
mremap(0x1a000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x17000) = 0x17000
mremap(0x18000, 0x2000, 0x1800, MREMAP_MAYMOVE|MREMAP_FIXED, 0x7ffed000) = 0x7ffed000
mprotect(0x17000, 0x1000, PROT_WRITE|PROT_GROWSDOWN) = 0
