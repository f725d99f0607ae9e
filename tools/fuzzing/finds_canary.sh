#!/usr/bin/env bash
# finds_canary.sh [OPTION of tools/fuzz]...: fuzzes the target canary, whose core has a known bug, and passes only if the bug
# comes out at the other end: found, named by its check, made small, shown, and replayed on the broken core and not on
# the sound one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
readonly small=8 # operations: the smallest program with the bug has 3, and what minimising ends at hardly more

fail() {
    echo "the canary's bug was not found: $*"
    exit 1
}

status=0
tools/fuzz --target=canary --state="$work/state" "$@" >"$work/output" 2>&1 || status=$?
cat "$work/output"
[[ $status == 1 ]] || fail "tools/fuzz ended with status $status, want 1"
grep -q '^ASSERTION FAILED: CONTENT ' "$work/output" || fail "no check CONTENT in the summary"

# What the summary has below the first finding is the program.
operations=$(sed -n '/^ASSERTION FAILED: CONTENT /,/^report: /p' "$work/output" | sed '/^report: /q' |
    grep -c '^    [a-z]*[( ]0x') || true
((operations >= 2 && operations <= small)) || fail "a program of $operations operations is shown, want 2 to $small"

replay=$(sed -n 's/^replay: //p' "$work/output" | head -n 1)
status=0
eval "$replay" >"$work/replayed" 2>&1 || status=$?
[[ $status != 0 ]] && grep -q '^ASSERTION FAILED: CONTENT ' "$work/replayed" || fail "not again by: $replay"
eval "${replay/canary_repro/repro}" >"$work/sound" 2>&1 || fail "the sound core has a bug, too: $(head -n 1 "$work/sound")"
