# Far above the last page.
config abi=linux bits=64 target_page=4096 host_page=4096
load 0xffffffffff000000
