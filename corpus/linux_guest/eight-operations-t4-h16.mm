# every call once, eight operations: programs of this length also have the log and everything an emulator asks for itself checked,
# here where one region is backed in two ways (the file's own host page, and a snapshot)
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x8000
mmap(0x10000, 0x6000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
mmap(0x16000, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_LOCKED, -1, 0) = 0x16000
mprotect(0x16000, 0x1000, PROT_NONE) = 0
msync(0x10000, 0x1000, MS_SYNC|MS_INVALIDATE) = 0
madvise(0x17000, 0x1000, MADV_DONTNEED_LOCKED) = 0
mremap(0x10000, 0x6000, 0x6000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x30000) = 0x30000
munmap(0x16000, 0x1000) = 0
maps
00017000-00018000 rw-p
00030000-00036000 r-xp
end
