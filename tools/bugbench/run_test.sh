#!/usr/bin/env bash
# run_test.sh RUN BUG: RUN refuses what it cannot do in one line, and makes a report of what is there. BUG: one there is.
set -euo pipefail
run=$1 bug=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() {
    echo "FAILED: $*"
    failed=1
}

refuses() { # WORDS OPTION...: exit status 2, and one line that has WORDS
    local words=$1 status=0
    shift
    "$run" "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
    [[ $status == 2 ]] || fail "run $*: status $status"
    [[ $(wc -l <"$work/err") == 1 ]] && grep -qF -- "$words" "$work/err" || fail "run $*: $(cat "$work/err")"
    [[ ! -s $work/out ]] || fail "run $*: printed $(cat "$work/out")"
}

refuses "there is no bug 'nothing'" --bugs=nothing --state="$work/s"
refuses "argument --engine: invalid choice: 'honggfuzz'" --engine=honggfuzz
refuses "there is no mode 'fast'" --modes=fast --state="$work/s"
refuses "--seeds: wants a number from 1 to 1000, not '0'" --seeds=0
refuses "--time: wants a number from 1 to 100000, not '1s'" --time=1s
refuses "--jobs: wants a number from 1 to 1024, not '-1'" --jobs=-1
refuses "unrecognized arguments: --what" --what
refuses "unrecognized arguments: --see" --see
refuses "there are no results in" --report --state="$work/s"
touch "$work/file"
refuses "Not a directory" --report --state="$work/file/s"
mkdir "$work/wrong"
echo "a,b" >"$work/wrong/results.csv"
refuses "results.csv:1: not a file of results" --report --state="$work/wrong"
[[ $(cat "$work/wrong/results.csv") == a,b ]] || fail "a refused file was changed"

"$run" --help | grep -q '^usage: tools/bugbench/run' || fail "--help"

mkdir "$work/good"
{
    echo "bug,target,engine,mode,seed,limit_s,binary,status,triggered_executions,triggered_s,detected_executions,detected_s,id,operation,what,executions,seconds"
    for seed in 1 2 3; do
        echo "$bug,linux_guest,libfuzzer,full,$seed,300,ab,found,3,0.5,10,$seed,FLAGS,mmap,x,10,$seed"
    done
} >"$work/good/results.csv"
"$run" --report --bugs="$bug" --state="$work/good" >"$work/out" || fail "--report: status $?"
grep -q "^$bug  *libfuzzer  full  300 s  3 of 3  .* FLAGS$" "$work/out" || fail "--report: $(cat "$work/out")"
grep -q "<svg" "$work/good/report.html" || fail "no plot in the report"
# One that was never run is not found.
status=0
"$run" --report --state="$work/good" >"$work/out" || status=$?
[[ $status == 1 ]] || fail "--report of all bugs: status $status"
exit $failed
