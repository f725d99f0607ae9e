# For tests of what the command prints and how it ends, called as TEST.sh REPRO: they source this, and are in a folder of
# their own then.
set -euo pipefail
export LC_ALL=C

repro=$(realpath "$1")
work=${TEST_TMPDIR:-$(mktemp -d)}
cd "$work"

failed=0
fail() {
    echo "FAILED: $*" >&2
    failed=$((failed + 1))
}

# try STATUS ARGUMENT...: output goes to out, errors to err, in that folder.
try() {
    local want=$1 status=0
    shift
    called="repro $*"
    "$repro" "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
    [[ $status == "$want" ]] || fail "$called: status $status, not $want: $(cat "$work/out" "$work/err")"
}

# One line of that kind in a file there.
has() {
    grep -q -e "$2" "$work/$1" || fail "$called: no '$2' in $1: $(cat "$work/$1")"
}

# Bad input is worth one line.
one_line() {
    [[ $(wc -l <"$work/err") == 1 ]] || fail "$called: not one line: $(cat "$work/err")"
    has err "$1"
}

# And nothing else.
only_line() {
    [[ ! -s $work/out ]] || fail "$called: output: $(cat "$work/out")"
    one_line "$1"
}

# The last call of a test: what it was about.
finish() {
    if [[ $failed != 0 ]]; then
        echo "$failed failed" >&2
        exit 1
    fi
    echo "$1: all as it should be"
}
