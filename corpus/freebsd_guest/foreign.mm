# the emulator's own memory in the guest's range: FIXED and EXCL are ENOMEM there, all else sees a hole
config abi=freebsd bits=64 target_page=4096 host_page=4096 highest=0x3fffffffffff foreign=0x30000-0x31fff

mmap(0x30000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(0x2f000, 0x2000, PROT_READ, MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0) = -1 ENOMEM
mmap(0x31000, 0x1000, PROT_NONE, MAP_GUARD|MAP_FIXED, -1, 0) = -1 ENOMEM
mmap(0x30000, 0x1000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_FIXED, -1, 0) = -1 EINVAL
mmap(0x30000, 0x1000, PROT_READ, MAP_ANON, -1, 0) = 0x32000
mmap(0x2f000, 0x1000, PROT_READ, MAP_ANON|MAP_FIXED|MAP_EXCL, -1, 0) = 0x2f000
munmap(0x30000, 0x2000) = 0
mprotect(0x2f000, 0x4000, PROT_READ|PROT_WRITE) = 0
msync(0x2f000, 0x2000, MS_SYNC) = -1 ENOMEM
minherit(0x30000, 0x1000, INHERIT_NONE) = 0
madvise(0x30000, 0x1000, MADV_DONTNEED) = 0
maps
0002f000-00030000 rw-p
00032000-00033000 rw-p
end
