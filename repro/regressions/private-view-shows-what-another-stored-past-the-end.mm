# Found by generated programs: CONTENT store memory. The model was too strict: a private page past the end that shares its host page with the
# file's end shows what a shared view stores there (allowance tail).
# sut: core,core-host
config abi=linux bits=64 target_page=4096 host_page=65536
file 3 size=0x1000
mmap(0xfffd0000, 0x3000, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0xfffd0000
mmap(0x41000, 0x4000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0x1000) = 0x41000
store 0x42000 0x35
