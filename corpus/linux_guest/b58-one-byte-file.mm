# the end of the file part, off by one, was one host page short, at address 0 even -1
config abi=linux bits=64 target_page=8192 host_page=4096
file 3 size=1
mmap(0, 0x2000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0
load 0 = 3
load 1 = 0
load 0x1fff = 0
maps
00000000-00002000 r--p
end
