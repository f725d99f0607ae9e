#!/usr/bin/env bash
# targets_test.sh SOURCES TARGET...: targets.py finds in the BUILD files these targets and what Bazel compiles for them, which
# SOURCES has; and says in a line what it cannot read.
set -euo pipefail
readonly sources=$1
shift
failed=0
fail() {
    echo "FAILED: $*" >&2
    failed=$((failed + 1))
}

python3 tools/oss-fuzz/targets.py . >"$TEST_TMPDIR/have"

diff <(printf '%s\n' "$@" encode | sort) <(cut -f 1 "$TEST_TMPDIR/have" | sort -u) ||
    fail "the targets that are tested (<) are not those with cc_fuzz_test (>)"

of_bazel() { # LIBRARY...
    local library
    for library in "$@"; do
        awk -F '\t' -v library="$library" '$1 == library { print $2 }' "$sources"
    done | sort -u
}

for target in "$@" encode; do
    libraries=("${target}_target")
    [[ $target != encode ]] || libraries=(encode)
    ! grep -q "^$target	mutator" "$TEST_TMPDIR/have" || libraries+=(libfuzzer_mutator)
    of_bazel "${libraries[@]}" >"$TEST_TMPDIR/want"
    [[ -s $TEST_TMPDIR/want ]] || fail "$target: Bazel compiles nothing"
    diff "$TEST_TMPDIR/want" <(awk -F '\t' -v target="$target" \
        '$1 == target && ($2 == "source" || $2 == "mutator") { print $3 }' "$TEST_TMPDIR/have" | sort) ||
        fail "$target: not what Bazel compiles (<) but something else (>)"
done
for target in linux_guest freebsd_guest host_faults; do
    grep -q "^$target	mutator" "$TEST_TMPDIR/have" || fail "$target has no mutator"
done

refuses() { # PATTERN, of a tree in $TEST_TMPDIR/tree
    local output status=0
    output=$(python3 tools/oss-fuzz/targets.py "$TEST_TMPDIR/tree" 2>&1 >/dev/null) || status=$?
    [[ $status == 1 && $(wc -l <<<"$output") == 1 && $output =~ $1 ]] ||
        fail "status $status, want 1 and a line like '$1', have: $output"
}

mkdir -p "$TEST_TMPDIR/tree/fuzz"
refuses 'targets.py: .*fuzz/BUILD'
echo 'cc_fuzz_test(name = "a", srcs = ["a.c"], corpus = [])' >"$TEST_TMPDIR/tree/fuzz/BUILD"
refuses 'targets.py: fuzz/BUILD: a.c is neither a rule nor a file'
echo 'cc_fuzz_test(name = "a", srcs = [], deps = [":b"], corpus = [])' >"$TEST_TMPDIR/tree/fuzz/BUILD"
refuses 'targets.py: fuzz/BUILD: there is no b'
cat >"$TEST_TMPDIR/tree/fuzz/BUILD" <<'END'
genrule(name = "made", outs = ["made.c"])
cc_fuzz_test(name = "a", srcs = [":made"], corpus = [])
END
refuses 'targets.py: fuzz/BUILD: a has a generated source, :made'

[[ $failed == 0 ]] && echo "passed"
exit $((failed != 0))
