# Found by freebsd_guest: CONTENT store memory (want the byte stored before the file shrank, have another view's store).
# The page is past the file's end, on the host page in which the file ends. The shrink to nothing dropped the host's private
# copy, so the guest's byte is lost; once the file has its host page again, that page shows, and with it what a shared view
# stores past the end. MAP_STACK brings the guard that is company in the host page without parting it from the file. The
# core is right as far as the host goes: the guest's own kernel has SIGBUS there. The model's allowance `tail` forgot the
# other views wherever a byte had been lost.
config abi=freebsd bits=64 target_page=16384 host_page=65536 reserved=0xffff0000 highest=0x80003fff min_addr=0
file 3 size=0x3fff
mmap(0x18000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x8000) = 0x18000
mmap(0x28000, 0x4000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0x8000) = 0x28000
store 0x2bfff 0xf1
ftruncate(3, 0) = 0
mmap(0x2c000, 0x8000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_STACK, -1, 0) = 0x2c000
ftruncate(3, 0x4001) = 0
store 0x1bfff 0xf6
load 0x2bfff
