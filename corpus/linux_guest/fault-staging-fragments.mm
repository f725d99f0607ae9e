# what mmap FIXED replaces (H > T) comes back whole, with its bytes, wherever the host refuses after the first page was replaced
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x9000
mmap(0x10000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x10000 0x10
store 0x13fff 0x13
store 0x15000 0x15
store 0x1bfff 0x1b
mprotect(0x14000, 0x2000, PROT_READ) = 0
# a snapshot: host pages are mapped, then the file is read into them
fault read 1 EIO
mmap(0x10000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = -1 ENOMEM
fault remap 1 ENOMEM
mmap(0x10000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = -1 ENOMEM
# no memory for what is to be kept
fault alloc 1
mmap(0x10000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = -1 ENOMEM
fault alloc 2
mmap(0x10000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = -1 ENOMEM
fault alloc 2
mmap(0x10000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = -1 ENOMEM
fault alloc 2
mmap(0x10000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = -1 ENOMEM
# ... and its last host page is mapped past the file's end
fault map 2 EAGAIN
mmap(0x10000, 0xc000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x5000) = -1 EAGAIN
# a fragment at each end, host pages of its own between: what those replace goes in one call, the last
fault map 1 EAGAIN
mmap(0x11000, 0xa000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 EAGAIN
load 0x10000 = 0x10
load 0x13fff = 0x13
load 0x15000 = 0x15
load 0x1bfff = 0x1b
store 0x15000 1 = SIGSEGV
maps
00010000-00014000 rw-p
00014000-00016000 r--p
00016000-0001c000 rw-p
end
# a file's own host page becomes anonymous for a snapshot beside it; refused after that, it is the file's again
mmap(0x20000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x20000
store 0x20000 0x20
store 0x23000 0x23
fault read 1 EIO
mmap(0x23000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = -1 ENOMEM
load 0x20000 = 0x20
load 0x21000 = 0x73
load 0x23000 = 0x23
# nothing in the way of success, or of the staging's end at the second try
fault unmap 1 EIO
mmap(0x10000, 0x8000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x10000
load 0x10000 = 0x73
mmap(0x23000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x23000
load 0x23000 = 3
load 0x20000 = 0x20
# a snapshot is dropped by reading the file again
store 0x21000 0x21
fault read 1 EIO
madvise(0x20000, 0x3000, MADV_DONTNEED) = -1 ENOMEM
load 0x21000 = 0x21
