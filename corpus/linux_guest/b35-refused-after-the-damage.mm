# a refusal came after the host page had been replaced, and with somebody else's errno
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=10
mmap(0x60000000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x60000000
store 0x60000000 1
# with H < T there is nothing to refuse
mmap(0x60000000, 0x8000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x60000000
load 0x60000009 = 0x1a
load 0x6000000a = 0
load 0x60003fff = 0
load 0x60004000 = SIGBUS
