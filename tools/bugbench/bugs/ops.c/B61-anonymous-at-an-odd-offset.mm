# The first page is not the first in its host page.
config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x11000, 0x7000, PROT_READ, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0)
