# found by host_faults (ATOMIC mmap host-mappings): a call is refused, and so is unmapping the page that it had prepared aside, at once
# and again; that page stays until the next call, and is no mapping that the call changed
config abi=freebsd bits=64 target_page=4096 host_page=65536 min_addr=0 policy=random:449
file 3 size=0x1ffff mode=r
file 4 size=0x10001
file 3 size=0x60c3
fault discard 1 EAGAIN
r4 = mmap(NULL, 0x2000, PROT_READ|PROT_EXEC, MAP_PRIVATE, 3, 0x2000) = ?
r5 = mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_NOCORE, 3, 0x71) = ?
store r5+0x208c 0x99
minherit(r4, 0x1fff, INHERIT_NONE) = 0
mmap(r4+0xf000, 0x20000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_HASSEMAPHORE, 3, 0) = ?
fault discard 1 ENOMEM
r10 = mmap(NULL, 0x10000, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_PRIVATE, 3, 0x7000) = ?
store r4+0x23fff 0xd6 = SIGSEGV
msync(r10-0x1000, 0x9800, 0x4) = -1 ENOMEM
mmap(0x20000, 0x10000, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANON, -1, 0) = ?
minherit(r10, 0x10000, INHERIT_ZERO) = 0
fault any 3 ENOMEM
mmap(NULL, 0x5000, PROT_READ, MAP_ALIGNED(32)|MAP_SHARED, 3, 0x7000) = -1 ENOMEM
msync(0x20000, 0x1000, 0x80000000) = 0
fault any 4 ENOMEM
minherit(0x24000, 0x1000, INHERIT_ZERO) = 0
fault any 3 EAGAIN
msync(r10+0xfe86, 0x17a, MS_INVALIDATE) = 0
fault alloc 2
mmap(NULL, 0x2000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANON, -1, 0) = -1 ENOMEM
store r4+0xfb2f 0xa2 = SIGSEGV
