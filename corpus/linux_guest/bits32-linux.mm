# A13: a 32-bit program on a 64-bit kernel: the last page is 0xffffd000; lengths near 2^32 round in 64 bits, so they are too
# long, not 0; arguments are cut to 32 bits, file offsets are not
config abi=linux bits=32 target_page=4096 host_page=4096
file 3 size=0x1000
mmap(0xffffd000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0xffffd000
mmap(0xffffe000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
munmap(0xffffe000, 0x1000) = -1 EINVAL
mremap(0xffffd000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0xffffe000) = -1 EINVAL
mmap(NULL, 0xffffffff, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
mmap(NULL, 0xfffff001, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
mmap(NULL, 0xfffff000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = -1 ENOMEM
mmap(0xffffd001, 0xffffffff, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
munmap(0x10000, 0xffffffff) = -1 EINVAL
mprotect(0xffffd000, 0xffffffff, PROT_READ) = -1 ENOMEM
mremap(0xffffd000, 0x1000, 0xffffffff, MREMAP_MAYMOVE) = -1 EINVAL
mremap(0xffffd000, 0x1000, 0xffffe000, MREMAP_MAYMOVE) = -1 ENOMEM
mremap(0xffffd000, 0xffffffff, 0x1000, 0) = -1 EINVAL
msync(0xffffd000, 0xffffffff, MS_SYNC) = -1 ENOMEM
madvise(0xffffd000, 0xffffffff, MADV_DONTNEED) = -1 ENOMEM
r16 = mmap(0xfffff000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = ?
# bit 32 and above are not there
mmap(0x700020000, 0x900001000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x20000
r18 = mmap(NULL, 0x1000, PROT_READ, MAP_PRIVATE, 3, 0xffffffff000) = ?
load r18 = SIGBUS
# ignored for 32-bit programs
mmap(0x90000000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_32BIT, -1, 0) = 0x90000000
munmap(r16, 0x1000) = 0
munmap(r18, 0x1000) = 0
maps
00020000-00021000 rw-p
90000000-90001000 rw-p
ffffd000-ffffe000 r--p
end
