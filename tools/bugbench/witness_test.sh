#!/usr/bin/env bash
# witness_test.sh WITNESS PATCH PROGRAM: WITNESS, linked with the core that PATCH breaks, must run into the bug and be caught
# by the check that PATCH's header names.
set -euo pipefail
witness=$1 patch=$2 program=$3
field() { sed -n "/^--- /q; s/^$1: *//p" "$patch"; }
fail() {
    echo "$patch: $*"
    exit 1
}

for name in Bug Story Origin Needs Target Check; do
    [[ -n $(field $name) ]] || fail "the header has no line '$name: ...'"
done
[[ $(field Bug) == "$(basename "$patch" .patch)" ]] || fail "the header names another bug than the file does"
case $(field Target) in
linux_guest | freebsd_guest | host_faults) ;;
*) fail "there is no target $(field Target)" ;;
esac

status=0
output=$("$witness" "$program" 2>&1) || status=$?
echo "$output"
[[ $status != 2 ]] || fail "the program could not be run"
[[ $status != 0 ]] || fail "the bug was not caught"
grep -q '^BUG TRIGGERED ' <<<"$output" || fail "caught, but the patch did not say that it was reached"
check=$(field Check)
if [[ $check == crash ]]; then
    ! grep -q '^ASSERTION FAILED: ' <<<"$output" || fail "a check caught it, not a crash"
else
    grep -q "^ASSERTION FAILED: $check " <<<"$output" || fail "caught, but not by $check"
fi
