# the very last byte of the space crosses over to the host and not back; no guest call is needed
config abi=linux bits=64 target_page=4096 host_page=4096
