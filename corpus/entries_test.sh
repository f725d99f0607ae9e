#!/usr/bin/env bash
# entries_test.sh REPRO: no two entries that a fuzz target begins from are the same input, and all programs can be read.
# corpus/text has wrong ones on purpose: they are inputs as they are.
set -euo pipefail

readonly repro=$PWD/$1
readonly bytes=$TEST_TMPDIR/bytes
failed=0

fail() {
    echo "FAILED: $*" >&2
    failed=$((failed + 1))
}

# The entries below these folders, as inputs of a target; says which are the same.
check() { # FOLDER...
    local path count=0
    : >"$TEST_TMPDIR/sums"
    while IFS= read -r -d '' path; do
        count=$((count + 1))
        case $path in
        corpus/text/*) cp "$path" "$bytes" ;;
        *.hex) sed 's/#.*//' "$path" | tr -d ' \t\n' >"$bytes" ;;
        *) "$repro" encode "$path" -o "$bytes" || { fail "$path cannot be read"; continue; } ;;
        esac
        echo "$(sha256sum <"$bytes" | cut -d ' ' -f 1) $path" >>"$TEST_TMPDIR/sums"
    done < <(find -L "$@" \( -name '*.mm' -o -name '*.hex' \) -print0 | sort -z)
    [[ $count -gt 0 ]] || fail "there is nothing in $*"
    while read -r line; do
        fail "the same twice: $line"
    done < <(sort "$TEST_TMPDIR/sums" | awk '$1 == sum { print path " and " $2 } { sum = $1; path = $2 }')
    echo "$count entries in $*"
}

check corpus/linux_guest corpus/freebsd_guest corpus/host_faults repro/regressions
check corpus/text
check corpus/pageflags

# What `tools/corpus merge` made is named after its bytes.
while IFS= read -r -d '' path; do
    "$repro" encode "$path" -o "$bytes"
    sum=$(sha256sum <"$bytes")
    [[ $(basename "$path" .mm) == "${sum:0:16}" ]] || fail "$path is not what its name says: it was edited; move it out of learnt/"
done < <(find -L corpus -path '*/learnt/*.mm' -print0)

# It must be able to fail.
mkdir -p "$TEST_TMPDIR/corpus"
cd "$TEST_TMPDIR"
for name in one two; do
    printf '# %s\nconfig abi=linux bits=64 target_page=4096 host_page=4096\nmunmap(0x10000, 0x1000) = 0\n' $name >corpus/$name.mm
done
echo 'config abi=linus' >corpus/wrong.mm
before=$failed
check corpus 2>errors
if [[ $failed != $((before + 2)) ]] || ! grep -q 'same twice: corpus/one.mm and corpus/two.mm' errors ||
    ! grep -q '^corpus/wrong.mm:1:' errors; then
    cat errors >&2
    echo "FAILED: an entry that is there twice, or cannot be read, was not seen" >&2
    exit 1
fi
failed=$before

[[ $failed == 0 ]] && echo "passed"
exit $((failed != 0))
