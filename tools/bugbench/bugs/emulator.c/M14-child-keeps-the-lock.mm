# a program of a length that ends as a fork's child
config abi=freebsd bits=64 target_page=4096 host_page=4096
