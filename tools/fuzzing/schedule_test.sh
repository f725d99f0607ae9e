#!/usr/bin/env bash
# Several targets take turns, with a stand-in for what fuzzes; time does not pass but in it.
set -euo pipefail

declare -A spent status_of
ran= stop=false count=0
run_slice() {
    ran+="$1:$2 "
    count=$((count + 1))
    [[ $count -lt ${stop_after:-1000} ]] || stop=true
    SECONDS=$((SECONDS + ${takes:-$2}))
    spent[$1]=$((${spent[$1]:-0} + ${takes:-$2}))
    return "${status_of[$1]:-0}"
}
seconds_of() {
    echo "${spent[$1]:-0}"
}

failed=0
expect() { # WHAT, exit status, what ran
    [[ $status == "$2" && ${ran% } == "$3" ]] || {
        echo "FAILED: $1: status $status, want $2; ran '${ran% }', want '$3'" >&2
        failed=$((failed + 1))
    }
}

source tools/fuzzing/schedule.sh
run() {
    ran= status=0 count=0 stop=false broken=()
    SECONDS=0
    schedule "$@" >/dev/null || status=$?
}

run 60 a b c
expect "the same time for each" 0 "a:20 b:20 c:20"

run 1500 a b
expect "rounds of ten minutes at most, in turn" 0 "a:375 b:375 a:375 b:375"

spent=([a]=500 [b]=10 [c]=100)
run 60 a b c
expect "whoever had least is first" 0 "b:20 c:20 a:20"

spent=([a]=900)
stop_after=4
run 0 a b
expect "without an end, whoever had least is next" 0 "b:600 b:600 a:600 b:600"
unset stop_after

spent=()
takes=10
run 90 a b c
expect "what is left over goes to the others" 0 "a:30 b:40 c:70"
unset takes

spent=()
status_of=([b]=1)
run 60 a b c
expect "a finding is the result" 1 "a:20 b:20 c:20"

status_of=([a]=2)
stop_after=5
run 0 a b
expect "one that cannot run is left out from then on" 2 "a:600 b:600 b:600 b:600 b:600"
[[ ${broken[*]} == a ]] || { echo "FAILED: broken: ${broken[*]}"; failed=1; }
status_of=([a]=2 [b]=2)
run 0 a b
expect "nobody can" 2 "a:600 b:600"

[[ $failed == 0 ]] && echo "passed"
exit $((failed != 0))
