# the file is read into place although the host reads less than asked, or is interrupted
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x4000
fault read 1 short=100
fault read 2 EINTR
fault read 3 short=1
mmap(0x11000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x11000
load 0x11000 = 0x73
load 0x11063 = 0x70
load 0x11064 = 0x8f
load 0x12fff = 0x2d
