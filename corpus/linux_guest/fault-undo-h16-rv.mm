# a host call is refused in the middle of a call: protections and mappings made before it go back, replaced bytes come back
config abi=linux bits=64 target_page=4096 host_page=16384 reserved=0x400000
file 3 size=0x8000
mmap(0x10000, 0xc000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
store 0x11000 0x11
store 0x19000 0x19
fault protect 1 ENOMEM
mprotect(0x11000, 0x1000, PROT_NONE) = -1 ENOMEM
fault any 1 ENOMEM
munmap(0x14000, 0x4000) = -1 ENOMEM
fault map 1 EAGAIN
mmap(0x20000, 0x4000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 EAGAIN
fault map 1 ENFILE
mmap(0x30000, 0x8000, PROT_READ, MAP_SHARED|MAP_FIXED, 3, 0) = -1 ENOMEM
fault share 1 ENOMEM
mmap(0x20000, 0x4000, PROT_READ, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
# head and tail of three host pages: the first protection goes back when the last is refused
fault protect 3 ENOMEM
mprotect(0x11000, 0xa000, PROT_READ|PROT_EXEC)
fault protect 1 ENOMEM
munmap(0x1b000, 0x1000) = -1 ENOMEM
# a fragment: its bytes are replaced, then the host page cannot be protected
fault protect 1 ENOMEM
mmap(0x11000, 0x1000, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
fault zero 1 ENOMEM
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
fault save 1 ENOMEM
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
fault read 1 EIO
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = -1 ENOMEM
load 0x11000 = 0x11
# bytes moved in beside others, then refused
fault protect 1 ENOMEM
mremap(0x19000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x11000) = -1 ENOMEM
fault copy 1 ENOMEM
mremap(0x19000, 0x1000, 0x1000, MREMAP_MAYMOVE|MREMAP_FIXED, 0x11000) = -1 ENOMEM
load 0x11000 = 0x11
load 0x19000 = 0x19
# two fragments and what lies between: the last of them is refused
fault map 1 ENOMEM
mmap(0x11000, 0x9000, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
load 0x11000 = 0x11
load 0x19000 = 0x19
# a fragment in reads, interrupted and short
fault read 1 EINTR
fault read 2 short=5
mmap(0x11000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0x1000) = 0x11000
load 0x11005 = 0x0e
# a hole in what is put back
munmap(0x13000, 0x1000) = 0
munmap(0x18000, 0x1000) = 0
fault any 2 ENOMEM
munmap(0x12000, 0x8000)
load 0x1b000 = 0
