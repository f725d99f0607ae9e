# FIXED and NOREPLACE may go into the 256 pages below a GROWSDOWN mapping (A2.4.5), and growing up to one is allowed (A7.3.3)
config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x400000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED|MAP_GROWSDOWN, -1, 0) = 0x400000
mmap(0x3ff000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED_NOREPLACE, -1, 0) = 0x3ff000
munmap(0x3ff000, 0x1000) = 0
mmap(0x3fd000, 0x1000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x3fd000
mremap(0x3fd000, 0x1000, 0x3000, 0) = 0x3fd000
mremap(0x3fd000, 0x3000, 0x4000, 0) = -1 ENOMEM
maps
003fd000-00401000 rw-p
end
