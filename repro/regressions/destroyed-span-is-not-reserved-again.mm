# Found by host_faults once a child met the program's last faults again: OUTSIDE end host-call (map comes before the span was
# reserved as a whole). The child could not reserve the pages again that it must not have: the limit of mappings is reached, they are
# stuck. mm_destroy unmapped the whole span, then tried once more what was stuck, and left a reservation behind in memory that was no
# longer the guest's. (The child is looked at after eight operations.)
config abi=freebsd bits=64 target_page=4096 host_page=4096 reserved=0x800000000000 highest=0x3fffffffffff host_maps=3
mmap(0x10000, 0x8000, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_ANON|MAP_FIXED, -1, 0) = 0x10000
minherit(0x10000, 0x5000, INHERIT_ZERO) = 0
minherit(0x15000, 0x2000, INHERIT_NONE) = 0
load 0x11000 = 0
load 0x11000 = 0
load 0x11000 = 0
load 0x11000 = 0
load 0x11000 = 0
