# ENOTSUP is 45 on FreeBSD, not 95
config abi=freebsd bits=64 target_page=4096 host_page=4096
mmap(NULL, 0x1000, PROT_READ|PROT_WRITE|PROT_MAX(PROT_READ), MAP_ANON, -1, 0)
