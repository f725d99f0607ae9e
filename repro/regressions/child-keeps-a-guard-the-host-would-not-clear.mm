# A child must not have pages marked NONE, and what is left in their host page, a guard, is to have no object. The host had
# no mapping to spare for that, and would not unmap a part either: the page is gone for the guest, the guard's host page
# is inaccessible and keeps the object. There is no other way, so in a child that was refused the check of guards looks
# away. (Its finding: the check was new, the core is as it was.)
config abi=freebsd bits=64 target_page=4096 host_page=8192 host_maps=1
mmap(0x10000, 0x4000, PROT_NONE, MAP_SHARED|MAP_ANON|MAP_FIXED, -1, 0) = 0x10000
minherit(0x10000, 0x2000, INHERIT_NONE) = 0
mmap(0x10000, 0x1000, PROT_NONE, MAP_FIXED|MAP_GUARD, -1, 0) = 0x10000
