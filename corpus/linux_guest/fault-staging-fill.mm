# H < T: a file's mapping, then zeros behind its end; refused between the two, what was there comes back
config abi=linux bits=64 target_page=16384 host_page=4096
file 3 size=0x1234
mmap(0x10000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 0x10
store 0x13fff 0x13
fault map 2 EAGAIN
mmap(0x10000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = -1 EAGAIN
load 0x10000 = 0x10
load 0x13fff = 0x13
# ... with a hole in it
munmap(0x14000, 0x4000) = 0
mmap(0x18000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x18000
store 0x18000 0x18
fault map 2 EAGAIN
mmap(0xc000, 0x10000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = -1 EAGAIN
load 0x10000 = 0x10
load 0x18000 = 0x18
maps
00010000-00014000 rw-p
00018000-0001c000 rw-p
end
mmap(0x10000, 0x4000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
load 0x10000 = 3
load 0x13fff = 0
fault map 2 EAGAIN
mmap(0x10000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = -1 EAGAIN
store 0x10000 1 = SIGSEGV
load 0x11233 = 0xae
