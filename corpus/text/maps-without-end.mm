# a block that the file ends in
config abi=linux bits=64 target_page=4096 host_page=4096
maps
00010000-00011000 r--p
