# a program that does nothing, so that the canary's bug has nothing to show in
config abi=linux bits=64 target_page=4096 host_page=16384
