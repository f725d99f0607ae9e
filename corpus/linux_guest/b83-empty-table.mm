# the first question before anything is mapped
config abi=linux bits=64 target_page=4096 host_page=16384
access 0x10000 1 r = no
munmap(0x10000, 0x1000) = 0
mprotect(0x10000, 0x1000, PROT_READ) = -1 ENOMEM
msync(0x10000, 0x1000, MS_SYNC) = -1 ENOMEM
maps
end
