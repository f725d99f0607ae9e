# Found by generated programs: CONTENT mmap memory. The model was too strict: what is read from a file has zeros past its end, also where
# the file's last page holds a byte that another view stored there (allowance stale).
config abi=linux bits=64 target_page=16384 host_page=65536 reserved=0x100000
file 3 size=0x1
mmap(0x30000, 0x8000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x30000
store 0x33fff 0xf0
mmap(0xe4000, 0xffff, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0xe4000
