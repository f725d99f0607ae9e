# munmap, mprotect, msync, minherit and madvise round an unaligned address down and the length up by as much
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff

mmap(0x10000, 0x6000, PROT_READ|PROT_WRITE, MAP_ANON|MAP_FIXED, -1, 0) = 0x10000
mprotect(0x10800, 0x800, PROT_READ) = 0
mprotect(0x11fff, 2, PROT_NONE) = 0
msync(0x10fff, 0x5001, MS_SYNC) = 0
msync(0x15fff, 2, MS_SYNC) = -1 ENOMEM
minherit(0x13fff, 2, INHERIT_NONE) = 0
madvise(0x15fff, 0x5000, MADV_DONTNEED) = 0
munmap(0x14001, 1) = 0
maps
00010000-00011000 r--p
00011000-00013000 ---p
00013000-00014000 rw-p
00015000-00016000 rw-p
end
