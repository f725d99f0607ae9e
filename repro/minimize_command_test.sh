#!/usr/bin/env bash
# minimize_command_test.sh REPRO: repro minimize, what it prints and how it ends, good input and bad. (What it makes of
# bugs of every kind is minimize_test's.)
. "$(dirname "${BASH_SOURCE[0]}")/testing.sh"

head='config abi=linux bits=64 target_page=4096 host_page=16384'
map='mmap(0x7fff0000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)'
printf '%s\n' "$head" "$map" 'munmap(0x50000, 0x1000)' 'store 0x7fff0005 0x5a' 'load 0x7fff0005 = 0x5b' \
    'munmap(0x7fff0000, 0x1000)' >wrong.mm
printf '%s\n' "$head" "$map" 'store 0x7fff0005 0x5a' 'load 0x7fff0005 = 0x5a' >good.mm
printf '%s\n' '# sut: kernel' "$head" 'load 0x1000 = 1' >kernel.mm
printf '%s\n' "$head" 'munmap(0x10000 0x1000) = 0' >typo.mm
printf '%s\n' 'execve("/bin/true", ["true"], 0x7ffd /* 9 vars */) = 0' 'brk(NULL) = 0x5555' >log
: >empty.mm
mkdir folder

# --- a program with a bug becomes a small one with the same bug ---
try 0 minimize wrong.mm
[[ $(head -n 1 out) == '# STATED load result' ]] || fail "no bug in the first line: $(cat out)"
has out '^# minimised from 5 operations$'
has out '^config abi=linux bits=64 target_page=4096 host_page=4096$'
[[ $(grep -c -v -e '^#' -e '^config' out) == 3 ]] || fail "not 3 operations: $(cat out)"
has out '^load 0x[0-9a-f]* = 0x5b$'
has err '^wrong.mm: STATED load result$'
has err '^wrong.mm: 5 operations to 3, [0-9]* bytes to [0-9]*, [0-9]* programs tried$'
[[ $(wc -l <err) == 2 ]] || fail "more said than that: $(cat err)"
cp out small.mm
cp err small.err
try 1 run small.mm
has out '^ASSERTION FAILED: STATED load result$'
# What is small stays as it is.
try 0 minimize small.mm
diff <(grep -v '^# min' small.mm) <(grep -v '^# min' out) || fail "smaller still: $(cat out)"

# --- the same for any number of processes, and in a file ---
for jobs in 1 2 7; do
    try 0 minimize --jobs=$jobs wrong.mm
    cmp out small.mm && cmp err small.err || fail "--jobs=$jobs: something else: $(cat out err)"
done
try 0 minimize wrong.mm -o out.mm
[[ ! -s out ]] || fail "output although there is a file: $(cat out)"
cmp out.mm small.mm || fail "something else in a file: $(cat out.mm)"
cp wrong.mm ./-dash.mm
try 0 minimize --sut=core --guest=freebsd -o out.mm -- -dash.mm
cmp out.mm small.mm || fail "after --: $(cat out.mm)"
try 0 minimize wrong.mm -o /dev/stdout
cmp out small.mm || fail "to a pipe: $(cat out)"

# --- what has no bug here ---
try 1 minimize good.mm
only_line '^repro: good.mm: nothing is found when it runs$'
try 1 minimize kernel.mm
only_line '^repro: kernel.mm: skipped (for another system under test)$'
printf '\001\002\003\200\377\000abc' >crash-1234
cp crash-1234 id:000000,sig:06,src:000000,time:1,execs:2,op:havoc,rep:3
printf 'abc' >crash-5678 # printable by chance
try 0 encode good.mm -o good.bin
for file in crash-1234 id:000000,sig:06,src:000000,time:1,execs:2,op:havoc,rep:3 crash-5678 good.bin; do
    for guest in linux freebsd any; do
        try 1 minimize --guest=$guest "$file"
        only_line "^repro: $file: nothing is found when it runs\$"
    done
done

# --- bad input: one clear line, and what is there stays ---
echo precious >kept
try 2 minimize typo.mm -o kept
only_line '^typo.mm:2:[0-9]*: '
try 1 minimize good.mm -o kept
[[ $(cat kept) == precious ]] || fail "output replaced for nothing"
try 2 minimize missing.mm
only_line 'missing.mm: No such file or directory'
try 2 minimize folder
only_line 'folder: is a folder'
try 2 minimize empty.mm
only_line 'empty.mm: is empty'
try 2 minimize log
only_line 'log: is strace.s output, but no call in it can be a step of a program'
try 2 run log
only_line 'log: is strace.s output, but no call in it can be a step of a program'
try 2 minimize wrong.mm -o wrong.mm
only_line 'would replace the input wrong.mm'
try 2 minimize wrong.mm -o nowhere/out.mm
[[ $(tail -n 1 err) == 'repro: cannot write nowhere/out.mm: No such file'* ]] || fail "$called: $(cat err)"
if [[ -e /dev/full ]]; then
    status=0
    "$repro" minimize wrong.mm >/dev/full 2>err || status=$?
    [[ $status == 2 ]] || fail "a full disk: status $status"
    called='repro minimize wrong.mm >/dev/full'
    has err 'cannot write the output'
fi

# --- wrong calls ---
for jobs in 0 65 x 1x -1 '' 00 99999999999999999999; do
    try 2 minimize "--jobs=$jobs" wrong.mm
    only_line "wants a number from 1 to 64, not $jobs;"
done
try 2 minimize --guest=plan9 wrong.mm
only_line 'there are the guests linux, freebsd and any, not plan9'
for sut in kernel core-host ''; do
    try 2 minimize "--sut=$sut" wrong.mm
    only_line "on the system core only, not on $sut;"
done
for arguments in '' '-o x' 'wrong.mm -o' 'wrong.mm -o x -o y' 'wrong.mm good.mm' '--fast wrong.mm'; do
    # shellcheck disable=SC2086 # words on purpose
    try 2 minimize $arguments
    only_line '^repro: minimize '
done
[[ ! -e x ]] || fail "a wrong call wrote something"
[[ -z $(find . -name '*.??????' -newer small.mm) ]] || fail "left behind: $(find . -name '*.??????')"

finish "repro minimize"
