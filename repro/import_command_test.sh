#!/usr/bin/env bash
# import_command_test.sh REPRO TRACES: what `repro import` makes of each trace in the folder is, to the byte, what stands in the folder
# of the trace's name; and how it ends, good input and bad.
traces=$(realpath "$2")
. "$(dirname "${BASH_SOURCE[0]}")/testing.sh"

# --- the programs of each trace; that of one process in other forms of strace's is the same program ---
compared=0
for trace in "$traces"/*.strace; do
    name=$(basename "$trace" .strace)
    cp "$trace" "$name.strace"
    try 0 import -o "$name" "$name.strace"
    case $name in
    raw | verbose | numbers | terminal) wanted=decoded ;;
    *) wanted=$name ;;
    esac
    diff -r "$traces/$wanted" "$name" >difference || fail "$called: $(cat difference)"
    try 0 run "$name"/*.mm
    try 0 run --pages=4096,all "$name"/*.mm
    compared=$((compared + 1))
done
[[ $compared -ge 9 ]] || fail "only $compared traces"

# --- what is said ---
try 0 import -o again decoded.strace
has err '^again/1-calls.mm: 38 calls became 43 steps; left out: madvise with MADV_HUGEPAGE (1), mlock (1)$'
has err '^again/2-calls-fork.mm: 2 calls became 16 steps$'
try 0 import -o attached.again attached.strace
has err '^repro: attached.strace: 1 calls were not seen to return, and are left out$'
has err '^repro: attached.strace: 2 of 18 lines not understood, the first is line 3$'
try 0 import i386.strace
cmp out "$traces/i386/1-true.mm" || fail "$called: $(cat out)"
try 0 import --stores i386.strace
has out '^store r[0-9]*+0x1fff 0x2$'
cp out stored.mm
try 0 run stored.mm

# --- every command takes a trace for the program it holds, if that is one ---
try 0 run i386.strace
has out '^i386.strace: ok$'
try 0 show i386.strace
grep -v '^#' "$traces/i386/1-true.mm" | cmp - out || fail "$called: $(cat out)"
try 2 run decoded.strace
only_line "decoded.strace: is strace's output of several programs; .repro import -o. makes a file of each"
echo '[pid 12] getpid() = 12' >nothing.strace
try 2 run nothing.strace
only_line "nothing.strace: is strace's output, but no call in it can be a step of a program"

# --- a long trace ends where a program has to, and says so ---
{
    echo '1 execve("/usr/bin/long", ["long"], 0x7ffe /* 1 var */) = 0'
    for ((i = 0; i < 4200; i++)); do
        printf '1 mmap(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f%06x000\n' $((i * 2))
    done
} >long.strace
try 0 import long.strace
has out '^# cut: 104 more steps; a program has at most 4096$'
has err '^1-long: 4200 calls became 4096 steps, cut: the last 104 have no room$'
[[ $(grep -c '^mmap' out) == 4096 ]] || fail "$called: $(grep -c '^mmap' out) steps"

# --- nothing is written over ---
try 2 import -o again decoded.strace
only_line '^repro: again/1-calls.mm is there already'
rm again/1-calls.mm
try 2 import -o again decoded.strace
only_line '^repro: again/2-calls-fork.mm is there already'
[[ ! -e again/1-calls.mm ]] || fail "half of it was written"
echo mine >again/2-calls-fork.mm
try 2 import -o again decoded.strace
[[ $(cat again/2-calls-fork.mm) == mine ]] || fail "a file was lost"

# --- bad input: one clear line, status 2 ---
try 2 import decoded.strace
only_line 'decoded.strace: has 2 programs; name a folder for them with -o'
try 2 import missing.strace
only_line 'missing.strace: No such file or directory'
try 2 import decoded
only_line 'decoded: is a folder'
: >empty.strace
try 2 import empty.strace
only_line 'empty.strace: is empty'
printf 'hello\nworld(\n\001\002\n' >prose.strace
try 2 import prose.strace
only_line 'prose.strace: no line of it is a call as strace prints it'
printf 'getpid() = 12\nmmap(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0xffff800000000000\n' >quiet.strace
try 2 import quiet.strace
only_line 'quiet.strace: no call in it can be a step of a program'
try 2 import -o nowhere/out decoded.strace
only_line 'cannot make nowhere/out: No such file'
try 2 import -o decoded.strace i386.strace
only_line 'decoded.strace'
cmp -s decoded.strace "$traces/decoded.strace" || fail "the trace was lost"

# --- wrong calls ---
for arguments in 'import' 'import --fast decoded.strace' 'import -o' 'import decoded.strace -o' 'import -o a -o b decoded.strace' \
    'import decoded.strace decoded.strace'; do
    # shellcheck disable=SC2086 # words on purpose
    try 2 $arguments
    only_line '^repro: '
done

finish "import of $compared traces"
