# The length rounds up to 0: ENOMEM, not success.
config abi=linux bits=64 target_page=4096 host_page=4096
mprotect(0x10000, 0xfffffffffffff001, PROT_READ)
