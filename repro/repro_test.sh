#!/usr/bin/env bash
# repro_test.sh REPRO: what the command prints and how it ends, good input and bad.
. "$(dirname "${BASH_SOURCE[0]}")/testing.sh"

head='config abi=linux bits=64 target_page=4096 host_page=16384'
map='mmap(0x10000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)'
printf '%s\n' "$head" "$map = 0x10000" 'store 0x10005 0x5a' 'store 0x13000 1 = SIGSEGV' 'load 0x10005 = 0x5a' >good.mm
printf '%s\n' "$head" "$map = 0x10000" 'load 0x10000 = 0x5a' >wrong.mm
printf '%s\n' '# kernel: <6.17' "$head" >old.mm
printf '%s\n' '# sut: kernel' "$head" >kernel.mm
printf '%s\n' "$head" 'munmap(0x10000 0x1000) = 0' >typo.mm
: >empty.mm
mkdir folder

# --- run ---
printf 'no program begins like this: \001\002' >left-behind
try 0 show --guest=freebsd left-behind
has out '^config abi=freebsd'
try 0 show left-behind
has out '^config abi=linux'
try 0 run --guest=freebsd good.mm
try 2 run --guest=plan9 good.mm
one_line 'there are the guests linux, freebsd and any, not plan9'
try 2 show --guest= good.mm
one_line 'there are the guests linux, freebsd and any, not '
try 0 run good.mm
[[ $(cat out) == 'good.mm: ok' ]] || fail "run: $(cat out)"
try 0 run old.mm kernel.mm good.mm
has out '^old.mm: skipped (.*)$'
has out '^kernel.mm: skipped (.*)$'
has out '^1 ok, 2 skipped, 0 failed$'
try 1 run good.mm wrong.mm good.mm
[[ $(head -n 2 out | tail -n 1) == 'ASSERTION FAILED: STATED load result' ]] || fail "report: $(cat out)"
has out '^  step  2 of 2: load 0x10000 = 0x00$'
has out '^  want  0x5a, as line 3 states$'
has out '^  again bazel-bin/repro/repro run wrong.mm$'
has out '^2 ok, 0 skipped, 1 failed$'
try 0 run --pages=all good.mm
has out '^good.mm (4096,4096): ok$'
has out '^good.mm (65536,16384): ok$'
has out '^25 ok, 0 skipped, 0 failed$'
try 0 run --pages=8192,4096 wrong.mm # what it states is for other sizes
has out '^wrong.mm (8192,4096): ok$'
try 0 run --pages=4096,all good.mm
has out '^good.mm (4096,65536): ok$'
has out '^5 ok, 0 skipped, 0 failed$'
for sizes in 4096 4096, 4096,1 4096,al 4096,all, 5000,all 5000,4096 4096,131072 4096,4096x all,all; do
    try 2 run "--pages=$sizes" good.mm
    one_line "not $sizes;"
done
cp good.mm ./-dash.mm
try 0 run -- -dash.mm

# --- run --sut: the same programs on real memory and on the kernel ---
try 0 run --sut=core good.mm
[[ $(cat out) == 'good.mm: ok' ]] || fail "run --sut=core: $(cat out)"
printf '%s\n' "${head/16384/4096}" "$map = 0x10000" 'store 0x10005 0x5a' 'load 0x10005 = 0x5b' >real.mm
for sut in core-host kernel; do
    try 1 run --sut=$sut real.mm
    has out '^ASSERTION FAILED: STATED load result$'
    has out "^  again bazel-bin/repro/repro run --sut=$sut real.mm\$"
    sed 's/0x5b/0x5a/' real.mm >fine.mm
    try 0 run --sut=$sut fine.mm
    has out '^fine.mm: ok$'
done
try 0 run --sut=kernel kernel.mm
has out '^kernel.mm: ok$'
try 2 run --sut=qemu good.mm
one_line 'qemu'
try 2 run --sut= good.mm
one_line 'systems'

# --- run --trace: what is printed is a program, and states everything ---
try 0 run --trace good.mm
has out '^maps$'
has out '^00010000-00013000 rw-p$'
cp out traced.mm
try 0 run traced.mm

# --- the program in the help is one that runs ---
try 0 help
[[ ! -s err ]] || fail "help: $(cat err)"
sed -n '/# two pages become/,/^    end$/p' out | sed 's/^    //' >first.mm
[[ $(wc -l <first.mm) -gt 10 ]] || fail "no program in the help"
for size in 4096 16384 65536; do
    sed "s/host_page=16384/host_page=$size/" first.mm >sized.mm
    try 0 run sized.mm
    has out '^sized.mm: ok$'
done
try 0 --help
has out '^usage: '

# --- encode and show ---
try 0 encode good.mm -o good.bin
try 0 run good.bin
has out '^good.bin: ok$'
try 0 show good.bin
cp out shown.mm
has out '^store 0x13000 0x1 = SIGSEGV$'
has out '^load 0x10005 = 0x5a$'
try 0 run shown.mm
try 0 encode shown.mm -o shown.bin
cmp good.bin shown.bin || fail "encode(show(x)) is not x"
try 0 encode -o again.bin good.bin
cmp good.bin again.bin || fail "encode(bytes) is not the same bytes"
try 0 show good.mm
has out '^load 0x10005 = 0x5a$'
# What a fuzzer leaves behind: any bytes are some program.
printf '\001\002\003\200\377\000abc' >crash-1234
try 0 show crash-1234
cp out crash.mm
try 0 run crash.mm
printf '\177MM1' >no-program
try 0 show no-program
# Cut short anywhere, bytes are still a program.
for ((cut = 1; cut < $(stat -c %s good.bin); cut += 3)); do
    head -c "$cut" good.bin >cut.bin
    try 0 show cut.bin
done

# --- output that cannot be written; what was there stays ---
echo precious >kept
try 2 encode typo.mm -o kept
[[ $(cat kept) == precious ]] || fail "a bad input replaced the output"
try 2 encode good.mm -o folder
one_line 'cannot write folder: Is a directory'
try 2 encode good.mm -o nowhere/out.bin
one_line 'cannot write nowhere/out.bin: No such file'
try 2 encode good.mm -o good.mm
one_line 'would replace the input'
grep -q munmap typo.mm || fail "input lost"
if [[ $(id -u) != 0 ]]; then
    mkdir -p locked && cp kept locked/kept && chmod a-w locked
    try 2 encode good.mm -o locked/kept
    one_line 'cannot write locked/kept: Permission denied'
    chmod u+w locked
    cp good.mm secret.mm && chmod a-r secret.mm
    try 2 run secret.mm
    one_line 'secret.mm: Permission denied'
fi
ln -s target.bin link.bin
echo old >target.bin
try 0 encode good.mm -o link.bin
[[ -L link.bin ]] && cmp -s target.bin good.bin || fail "a link was replaced"
try 0 encode good.mm -o /dev/stdout
cmp out good.bin || fail "to a pipe or device: $(od -c out | head -n 3)"
[[ -z $(find . -name '*.bin.??????') ]] || fail "left behind: $(find . -name '*.bin.??????')"
if [[ -e /dev/full ]]; then
    status=0
    "$repro" show good.mm >/dev/full 2>err || status=$?
    [[ $status == 2 ]] || fail "a full disk: status $status"
    called="repro show good.mm >/dev/full"
    one_line 'cannot write the output'
fi

# --- bad input: one clear line, status 2 ---
try 2 run missing.mm
one_line 'missing.mm: No such file or directory'
try 2 run folder
one_line 'folder: is a folder'
try 2 run empty.mm
one_line 'empty.mm: is empty'
try 2 run typo.mm
one_line '^typo.mm:2:[0-9]*: '
try 2 show typo.mm
one_line '^typo.mm:2:[0-9]*: '
printf '%s\nmunmap(0x10\001, 0x1000)\n' "$head" >control.mm
try 2 run control.mm
one_line '^control.mm:2:[0-9]*: '
printf '%s\nload 0x1\000\n' "$head" >zero.mm
try 2 run zero.mm
one_line '^zero.mm:2:[0-9]*: '
printf '%s' 'config abi=li' >short.mm
try 2 run short.mm
one_line '^short.mm:1:[0-9]*: '
truncate -s 17M large.mm
try 2 run large.mm
one_line 'large.mm: too large'
# The others are run all the same.
try 2 run missing.mm good.mm wrong.mm
has out '^good.mm: ok$'
has out '^1 ok, 0 skipped, 1 failed, 1 not readable$'

# --- wrong calls ---
try 2
has err '^usage: '
for arguments in 'run' 'run --fast good.mm' 'show' 'show good.mm good.mm' 'show --x' 'encode good.mm' \
    'encode -o x' 'encode good.mm -o' 'encode good.mm -o x -o y' 'encode good.mm good.mm -o x' 'encode -q good.mm -o x' \
    'walk good.mm' '--fast'; do
    # shellcheck disable=SC2086 # words on purpose
    try 2 $arguments
    one_line '^repro: '
done
[[ ! -e x ]] || fail "a wrong call wrote something"

finish "repro"
