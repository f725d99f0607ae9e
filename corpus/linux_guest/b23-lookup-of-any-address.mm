# looking up an address far outside the space is a question like any other
config abi=linux bits=64 target_page=4096 host_page=16384
access 0xffffffffff000000 1 r = no
access 0xfffffffffffff000 0x1000 r = no
access 0x8000000000000000 1 w = no
load 0xffffffffff000000 = SIGSEGV
