#!/usr/bin/env bash
# triage_test.sh REPRO: repro triage over folders as fuzzers leave them. Findings are programs as text whose statements
# are wrong: the core has no bugs to offer.
. "$(dirname "${BASH_SOURCE[0]}")/testing.sh"

head='config abi=linux bits=64 target_page=4096 host_page=4096'
map='mmap(0x10000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0)'

# finding FILE DATE LINE...: a program that a fuzzer left then.
finding() {
    local file=$1 date=$2
    shift 2
    mkdir -p "$(dirname "$file")"
    printf '%s\n' "$head" "$map" "$@" >"$file"
    touch -d "$date" "$file"
}

# --- a state folder of tools/fuzz: two bugs in five files, and one that does nothing ---
state=fuzz-state/linux_guest
finding $state/findings/crash-aa 2024-01-03 'load 0x10000 = 1'
finding $state/findings/crash-bb 2024-01-02 'munmap(0x90000, 0x1000)' 'load 0x10000 = 1' 'munmap(0x10000, 0x3000)'
finding $state/findings/timeout-cc 2024-01-04 'store 0x11000 7' 'load 0x11000 = 6'
finding $state/findings/oom-dd 2024-01-05 'access 0x10000 8 rw = no'
finding $state/findings/slow-unit-ee 2024-01-01 'munmap(0x90000, 0x1000)' 'access 0x10000 8 rw = no'
finding $state/findings/crash-ff 2024-01-01 'load 0x10000 = 0'
printf '\001\002\003\200\377\000abc' >$state/findings/leak-gg
echo 'ASSERTION FAILED: STATED load result' >$state/findings/crash-aa.report
cp $state/findings/crash-aa $state/findings/crash-aa.mm
mkdir -p $state/corpus $state/run/logs
cp $state/findings/crash-aa $state/corpus/0123456789abcdef
echo text >$state/run/logs/0.0

try 1 triage $state -o report
[[ ! -s err ]] || fail "$called: $(cat err)"
cat >want <<END
STATED access result  2 steps 2 files, first seen $state/findings/slow-unit-ee
STATED load result  2 steps 3 files, first seen $state/findings/crash-bb
findings: 7, bugs: 2, not found again: 2
not found again: $state/findings/crash-ff (nothing is found when it runs)
not found again: $state/findings/leak-gg (nothing is found when it runs)
END
diff want <(sed 's/  */ /g; s/result /result  /' out) || fail "$called: $(cat out)"
cp out lines
[[ $(cd report && echo *) == '01-stated-access-result.files 01-stated-access-result.mm 01-stated-access-result.report '\
'02-stated-load-result.files 02-stated-load-result.mm 02-stated-load-result.report index.md' ]] ||
    fail "report: $(ls report)"
[[ $(sort report/02-stated-load-result.files | tr '\n' ' ') == \
    "$state/findings/crash-aa $state/findings/crash-bb $state/findings/timeout-cc " ]] ||
    fail "files: $(cat report/02-stated-load-result.files)"
called='the report'
has report/02-stated-load-result.mm '^# STATED load result$'
has report/02-stated-load-result.mm '^# minimised from 2 operations, the fewest of 3 files$'
has report/02-stated-load-result.report '^ASSERTION FAILED: STATED load result$'
has report/02-stated-load-result.report 'again bazel-bin/repro/repro run report/02-stated-load-result.mm$'
has report/index.md '^| STATED access result | 2 | 2 | .*slow-unit-ee | \[mm\](01-stated-access-result.mm), '
has report/index.md '^- .*crash-ff: nothing is found when it runs$'
for program in report/*.mm; do
    try 1 run "$program"
    has out '^ASSERTION FAILED: STATED '
done
# The same again, whatever the number of processes.
try 1 triage --jobs=1 $state/ -o again/
diff lines <(sed 's,guest//*,guest/,' out) || fail "not the same: $(cat out)"
for file in report/*.mm report/*.files; do
    cmp "$file" <(sed 's,guest//*,guest/,' "again/${file#report/}") || fail "not the same: $file"
done

# --- without -o the report is put beside what was looked at ---
try 1 triage $state/findings
[[ -s $state/findings/triage/index.md ]] || fail "no report in the folder itself: $(ls $state/findings)"
try 2 triage $state/findings # ... and not replaced
only_line "cannot write $state/findings/triage: there is something in it"
try 1 triage $state -o report2 # nothing in it is taken for a finding
has out '^findings: 7, bugs: 2, not found again: 2$'

# --- AFL++: crashes and hangs, not the queue ---
base=id:000000,sig:06,src:000000,time:9,execs:8,op:havoc,rep:4
for place in sync/default/crashes sync/default/hangs sync/default/queue sync/second/crashes.2024-01-01-00:00:00; do
    finding "$place/$base" 2024-01-01 'load 0x10000 = 1'
done
echo 'Command line used to find this crash' >sync/default/crashes/README.txt
try 1 triage sync
has out '^STATED load result  *2 steps  *3 files, first seen sync/default/crashes/id:000000,'
has out '^findings: 3, bugs: 1, not found again: 0$'

# --- for which guest, the folder or the call says ---
printf 'config abi=freebsd\nload 0x1000 = 1\n' >crash-text
for where in freebsd_guest/findings elsewhere; do
    mkdir -p $where
    cp crash-text $where/crash-hh
    try 1 triage $where
    has out '^findings: 1, bugs: 1, not found again: 0$'
done
try 1 triage --guest=linux elsewhere -o report3
has out '^findings: 1, bugs: 1, not found again: 0$'

# --- nothing to do ---
mkdir none
cp lines none/notes.txt
try 0 triage none
[[ $(cat out) == 'none: no findings' && ! -e none/triage ]] || fail "$called: $(cat out; ls none)"

# --- bad input: one clear line, and what is there stays ---
try 2 triage missing
only_line '^repro: missing: No such file or directory'
try 2 triage lines
only_line '^repro: lines: Not a directory'
echo precious >kept
try 2 triage $state -o kept
only_line 'cannot write kept: Not a directory'
[[ $(cat kept) == precious ]] || fail "replaced"
mkdir full && echo mine >full/notes
try 2 triage $state -o full
only_line 'cannot write full: there is something in it; -o names a new or empty folder'
[[ $(ls full) == notes ]] || fail "written into: $(ls full)"
try 2 triage $state -o nowhere/report
only_line 'cannot write nowhere/report: No such file or directory'
mkdir large && truncate -s 17M large/crash-ii
try 1 triage large
[[ $(cat err) == 'repro: large/crash-ii: too large for a program' ]] || fail "$called: $(cat err)"
has out '^not found again: large/crash-ii (cannot be read)$'

# --- wrong calls ---
for jobs in 0 65 x ''; do
    try 2 triage "--jobs=$jobs" $state
    only_line "wants a number from 1 to 64, not $jobs;"
done
try 2 triage --guest=plan9 $state
only_line 'there are the guests linux, freebsd and any, not plan9'
for arguments in '' '-o x' "$state -o" "$state -o x -o y" "$state out" "--fast $state" "--sut=kernel $state"; do
    # shellcheck disable=SC2086 # words on purpose
    try 2 triage $arguments
    only_line '^repro: triage '
done
[[ ! -e x ]] || fail "a wrong call wrote something"

finish "repro triage"
