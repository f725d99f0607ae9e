#!/usr/bin/env bash
# programs_test.sh REPRO FOLDER SUT [PAGES]: every program in it runs on this system under test and holds what it states,
# and there is at least one that does. PAGES: with these page sizes, `all` with every pair of them, `T,all` with every host's.
set -euo pipefail

repro=$1
folder=$2
options=(--sut="$3" ${4:+--pages="$4"})
runs=1 # of each program
[[ ${4-} != all ]] || runs=25
[[ ${4-} != *,all ]] || runs=5
programs=()
if [[ -d $folder ]]; then
    mapfile -d '' programs < <(find -L "$folder" -name '*.mm' -print0 | sort -z)
fi
[[ ${#programs[@]} -gt 0 ]] || {
    echo "no programs in $folder: nothing was tested" >&2
    exit 1
}

status=0
"$repro" run "${options[@]}" "${programs[@]}" >"$TEST_TMPDIR/output" 2>"$TEST_TMPDIR/errors" || status=$?
ok=$(grep -c ': ok$' "$TEST_TMPDIR/output" || true)
skipped=$(grep -c ': skipped (.*)$' "$TEST_TMPDIR/output" || true)
echo "${#programs[@]} programs, $runs runs of each: $ok ok, $skipped skipped"
sed -n 's/.*: skipped (\(.*\))$/\1/p' "$TEST_TMPDIR/output" | sed 's/^step [0-9]* //' | sort | uniq -c | sort -rn
if [[ $status != 0 || $ok == 0 || $((ok + skipped)) != $((${#programs[@]} * runs)) ]]; then
    grep -v ': ok$' "$TEST_TMPDIR/output" >&2 || true
    cat "$TEST_TMPDIR/errors" >&2
    echo "repro run ended with status $status" >&2
    exit 1
fi
