# who takes the lock twice has lost it after giving it back once; no guest call is needed
config abi=linux bits=64 target_page=4096 host_page=4096
