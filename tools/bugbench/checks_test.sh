#!/usr/bin/env bash
# checks_test.sh DESIGN PATCH...: every check of DESIGN.md's table catches one of the bugs, and no bug names another.
set -euo pipefail
design=$1
shift
checks=$(sed -n '/^## The checks/,/^## /s/^| \([A-Z][A-Z]*\) |.*/\1/p' "$design")
[[ $(wc -l <<<"$checks") -ge 10 ]] || { echo "no table of checks in $design"; exit 1; }
named=$(sed -n 's/^Check: *//p' "$@" | sort -u)
failed=0
for check in $checks; do
    grep -qx "$check" <<<"$named" || { echo "no bug is caught by $check"; failed=1; }
done
for check in $named; do
    [[ $check == crash ]] || grep -qx "$check" <<<"$checks" || { echo "a bug names $check, which is no check"; failed=1; }
done
exit $failed
