#!/usr/bin/env bash
# emit_test_test.sh REPRO STORIES: what `repro emit-test` writes and how it ends, good input and bad; and that STORIES refuses what was
# not filled in.
stories=$(realpath "$2")
. "$(dirname "${BASH_SOURCE[0]}")/testing.sh"
unset BUILD_WORKSPACE_DIRECTORY

root=$work/root
tests=$root/repro/regressions
mkdir -p "$tests" "$root/deep/below"
cd "$root/deep/below"
head='config abi=linux bits=64 target_page=4096 host_page=16384'
map='mmap(0x10000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)'
printf '%s\n' "$head" "$map = 0x10000" 'store 0x10005 0x5a' 'store 0x13000 1 = SIGSEGV' 'load 0x10005 = 0x5a' >good.mm
printf '%s\n' "$head" "$map = 0x10000" 'load 0x10000 = 0x5a' >wrong.mm
printf '%s\n' '# sut: kernel' "$head" "$map = 0x10000" >kernel.mm
printf '%s\n' "$head" 'munmap(0x10000 0x1000) = 0' >typo.mm

# --- it fails, it does not, it is not for the core ---
try 0 emit-test wrong.mm
has out '^repro/regressions/wrong.mm: still fails: ASSERTION FAILED: STATED load result (step 2 of 2); now fill in its header$'
printf '%s\n' '# FILL IN: how it was found.' '# ASSERTION FAILED: STATED load result (step 2 of 2)' \
    '# FILL IN: who was wrong, core, model or simulated host, and why.' "$head" "$map = 0x10000" 'load 0x10000 = 0x5a' |
    cmp - "$tests/wrong.mm" || fail "$called: $(cat "$tests/wrong.mm")"
try 1 run "$tests/wrong.mm"
try 0 emit-test good.mm --name=once-bad
has out '^repro/regressions/once-bad.mm: does not fail (any more); now fill in its header$'
try 0 run "$tests/once-bad.mm"
try 0 emit-test kernel.mm
has out '^repro/regressions/kernel.mm: was not run: .*; now fill in its header$'
[[ $(grep -c '^# sut: kernel$' "$tests/kernel.mm") == 1 ]] || fail "$called: $(cat "$tests/kernel.mm")"

# --- bytes, and what a fuzzer left behind: they state what they answered ---
try 0 encode good.mm -o good.bin
try 0 emit-test --name=from-bytes good.bin
[[ $(grep -c '^store 0x13000 0x1 = SIGSEGV$' "$tests/from-bytes.mm") == 1 ]] || fail "$called: $(cat "$tests/from-bytes.mm")"
try 0 run "$tests/from-bytes.mm"
printf '\001\002\003\200\377\000abc' >crash-1234
try 0 emit-test crash-1234
try 0 run "$tests/crash-1234.mm"
try 0 emit-test --guest=freebsd --name=other crash-1234
[[ $(grep -c '^config abi=freebsd' "$tests/other.mm") == 1 ]] || fail "$called: $(cat "$tests/other.mm")"

# --- from where bazel run was called ---
mkdir -p "$work/second/repro/regressions"
BUILD_WORKSPACE_DIRECTORY=$work/second try 0 emit-test good.mm
[[ -e $work/second/repro/regressions/good.mm && ! -e $tests/good.mm ]] || fail "$called: not in its workspace"

# --- a header that was not filled in fails ---
refused() {
    local status=0
    "$stories" "$1" >"$work/out" 2>"$work/err" || status=$?
    [[ $status != 0 ]] || fail "stories_test.sh took $1"
}
called=stories_test.sh
refused "$tests"
has err '^.*/wrong.mm: its header is not filled in$'
mkdir "$work/told" "$work/silent" "$work/none"
sed 's/^# FILL IN: .*/# A story./' "$tests/wrong.mm" >"$work/told/wrong.mm"
"$stories" "$work/told" >"$work/out" || fail "stories_test.sh refuses a story"
has out '^1 regressions$'
sed 2d "$work/told/wrong.mm" >"$work/told/half.mm"
sed -i '1s/.*/# FILL IN: how it was found./' "$work/told/half.mm"
refused "$work/told"
cp good.mm "$work/silent"
refused "$work/silent"
has err 'begins without a comment'
refused "$work/none"
has err 'nothing was tested'

# --- nothing is written over ---
echo mine >"$tests/good.mm"
try 2 emit-test good.mm
only_line '^repro: repro/regressions/good.mm is there already; give another --name=$'
[[ $(cat "$tests/good.mm") == mine ]] || fail "a file was lost"
ln -s nowhere "$tests/link.mm"
try 2 emit-test good.mm --name=link
only_line 'is there already'

# --- bad input, wrong calls: one clear line, status 2, nothing written ---
before=$(ls "$tests")
try 2 emit-test missing.mm
only_line 'missing.mm: No such file or directory'
try 2 emit-test typo.mm
only_line '^typo.mm:2:[0-9]*: '
for name in '' ../x a/b 'a b' a:b .hidden -dash; do
    try 2 emit-test "--name=$name" good.mm
    only_line "not $name;"
done
try 2 emit-test 
only_line 'emit-test wants a file'
try 2 emit-test good.mm wrong.mm
only_line 'wants one file'
try 2 emit-test --fast good.mm
only_line 'has no option --fast'
try 2 emit-test --guest=plan9 good.mm
only_line 'not plan9'
[[ $(ls "$tests") == "$before" ]] || fail "a wrong call wrote something"
cd "$work/none"
try 2 emit-test "$root/deep/below/good.mm"
only_line 'no folder repro/regressions here or above; call it inside the repository'
if [[ $(id -u) != 0 ]]; then
    cd "$root"
    chmod a-w "$tests"
    try 2 emit-test deep/below/good.mm --name=locked
    only_line 'cannot write .*: Permission denied'
    chmod u+w "$tests"
fi

finish emit-test
