#!/usr/bin/env bash
# contract_test.sh: where something of the contract is missing, build.sh says what in one line, before it builds anything.
set -euo pipefail
source tools/oss-fuzz/fleet_env.sh
failed=0

refuses() { # PATTERN [NAME=VALUE | -NAME]...: build.sh with these variables instead, or without
    local pattern=$1 argument output status=0 variables
    shift
    mkdir -p "$TEST_TMPDIR/src" "$TEST_TMPDIR/out" "$TEST_TMPDIR/work"
    ln -sfn "$PWD" "$TEST_TMPDIR/src/mapfuzz"
    mapfile -t variables < <(
        fleet_variables libfuzzer address "$TEST_TMPDIR" | while IFS= read -r variable; do
            for argument in "$@"; do
                [[ $argument != "-${variable%%=*}" && ${argument%%=*} != "${variable%%=*}" ]] || continue 2
            done
            echo "$variable"
        done
        for argument in "$@"; do
            [[ $argument == -* ]] || echo "$argument"
        done
    )
    output=$(env -i "${variables[@]}" bash -eu tools/oss-fuzz/build.sh 2>&1 </dev/null) || status=$?
    if [[ $status != 1 || $(wc -l <<<"$output") != 1 || ! $output =~ $pattern || -n $(ls "$TEST_TMPDIR/out") ]]; then
        echo "FAILED: $*: status $status, want 1, a line like '$pattern' and nothing built, have: $output" >&2
        failed=$((failed + 1))
    fi
}

for name in SRC OUT WORK CC CXX CFLAGS CXXFLAGS LIB_FUZZING_ENGINE FUZZING_ENGINE; do
    refuses "^build.sh: \\\$$name is not set" "-$name"
done
touch "$TEST_TMPDIR/file"
refuses "^build.sh: cannot write to \\\$OUT, $TEST_TMPDIR/file$" OUT="$TEST_TMPDIR/file"
refuses "^build.sh: cannot write to \\\$OUT, /proc$" OUT=/proc
refuses "^build.sh: cannot write to \\\$WORK, $TEST_TMPDIR/file$" WORK="$TEST_TMPDIR/file"
refuses "^build.sh: $TEST_TMPDIR/mapfuzz is not the source tree" SRC="$TEST_TMPDIR"

[[ $failed == 0 ]] && echo "passed"
exit $((failed != 0))
