# a program of a length after which a gap of three pages at a multiple of 0x4000 is asked for
config abi=linux bits=64 target_page=4096 host_page=4096 highest=0xfffff
