# found by freebsd_guest (FLAGS fork page-missing): what minherit says ZERO of is zeros in a child, but for pages in a host page with shared
# memory that stays (DESIGN.md, zerogap). The core unmapped all of a region whose first or last host page was such a one. The end of a
# program of eight operations looks at a child.
config abi=freebsd bits=64 target_page=4096 host_page=16384 highest=0x3fffffffffff
file 3 size=0x10000
mmap(0x10000, 0xc000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
store 0x12000 1
store 0x14000 2
store 0x19000 3
minherit(0x12000, 0x8000, INHERIT_ZERO) = 0
load 0x14000 = 2
load 0x19000 = 3
