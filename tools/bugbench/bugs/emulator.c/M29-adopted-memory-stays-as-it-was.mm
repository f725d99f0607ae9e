# a program of a length after which memory is adopted
config abi=linux bits=64 target_page=4096 host_page=4096
