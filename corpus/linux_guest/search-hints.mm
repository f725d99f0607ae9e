# hints: rounded down to target pages, dropped when partly taken, out of range or 0 (A2.4.1-3)
config abi=linux bits=64 target_page=16384 host_page=65536 highest=0xffffff
mmap(0x207fff, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x204000
mmap(0x200000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x200000
r3 = mmap(0x200000, 0x10000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
r4 = mmap(0x1fc000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
r5 = mmap(0xffc000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
r6 = mmap(0x1000000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
r7 = mmap(-1, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
r8 = mmap(0x3fff, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
munmap(r3, 0x10000) = 0
munmap(r4, 0x8000) = 0
munmap(r5, 0x8000) = 0
munmap(r6, 0x4000) = 0
munmap(r7, 0x4000) = 0
munmap(r8, 0x4000) = 0
maps
00200000-00208000 rw-p
end
