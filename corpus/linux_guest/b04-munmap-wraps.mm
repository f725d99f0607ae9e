# munmap past the end of 32 bits went into the flag setter, which aborted
config abi=linux bits=32 target_page=4096 host_page=4096 highest=0xffffffff
mmap(0xffffe000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xffffe000
munmap(0xffffe000, 0x3000) = -1 EINVAL
munmap(0xffffe000, 0xffffffff) = -1 EINVAL
maps
ffffe000-100000000 rw-p
end
