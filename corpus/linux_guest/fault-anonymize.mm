# making a file's host page anonymous for a new neighbour is refused at each of its host calls: the file's pages stay as they were
config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x4000
mmap(0x10000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x10000
store 0x11000 0x11
fault map 1 EAGAIN
mmap(0x13000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 EAGAIN
fault copy 1 EIO
mmap(0x13000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
fault protect 1 ENOMEM
mmap(0x13000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
fault remap 1 ENOMEM
mmap(0x13000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
load 0x11000 = 0x11
load 0x10000 = 3
# no room for staging: in place, at the second try
fault map 1 ENOMEM
fault save 1 ENOMEM
mmap(0x13000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 ENOMEM
fault map 1 ENOMEM
mmap(0x13000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x13000
load 0x11000 = 0x11
load 0x10000 = 3
load 0x13000 = 0
# in place, with a page past the end among those to be kept: it has no bytes
mmap(0x20000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x8000) = 0x20000
fault map 1 ENOMEM
mmap(0x21000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x21000
load 0x21000 = 0
# ... and bytes that go back at the second try
mmap(0x30000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x30000
store 0x31000 0x31
fault map 1 ENOMEM
fault restore 2 EIO
mmap(0x33000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x33000
load 0x31000 = 0x31
load 0x30000 = 3
# ... and with another step behind it, which is refused: the file's own page comes back
mmap(0x40000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x40000
store 0x41000 0x41
fault map 1 ENOMEM
fault read 1 EIO
mmap(0x43000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = -1 ENOMEM
load 0x41000 = 0x41
load 0x40000 = 3
