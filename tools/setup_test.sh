#!/usr/bin/env bash
# tools/setup on machines that lack something: a PATH with only what the script itself uses, and stand-ins.
set -uo pipefail

failed=0
readonly bin=$TEST_TMPDIR/bin
readonly calls=$TEST_TMPDIR/calls

fresh_machine() {
    rm -rf "$bin" "$calls"
    mkdir -p "$bin"
    ln -s "$(command -v env)" "$(command -v bash)" "$bin"
}

stand_in() { # NAME SCRIPT
    printf '#!%s\n%s\n' "$(command -v bash)" "$2" >"$bin/$1"
    chmod +x "$bin/$1"
}

expect() { # WHAT WANTED-STATUS PATTERN [ARGUMENT]...
    local what=$1 want=$2 pattern=$3 output status
    shift 3
    output=$(PATH=$bin tools/setup "$@" 2>&1)
    status=$?
    if [[ $status != "$want" || ! $output =~ $pattern ]]; then
        echo "FAILED: $what: status $status, want $want; want a line like '$pattern', have: $output" >&2
        failed=$((failed + 1))
    fi
}

commands="bazel clang-19 llvm-symbolizer-19 llvm-profdata-19 llvm-cov-19 ld.lld-19 git clang-format-19 afl-fuzz patch python3"

fresh_machine
expect "no apt" 1 '^tools/setup: missing: bazel-bootstrap clang-19 .*clang-format-19 afl\+\+ patch python3; there is no apt-get here[^'$'\n'']*$'

stand_in apt-get "echo \$* >>$calls"
stand_in id 'echo 1000'
expect "no root" 1 '^tools/setup: missing: .*; installing needs root: apt-get update && apt-get install[^'$'\n'']*$'
[[ ! -e $calls ]] || { echo "FAILED: apt-get was called without root" >&2; failed=$((failed + 1)); }

stand_in id 'echo 0'
expect "apt-get that brings nothing" 1 'apt-get succeeded, but this is still missing: bazel-bootstrap'

stand_in apt-get 'exit 100'
expect "apt-get that fails" 1 'tools/setup: apt-get update failed'

fresh_machine
stand_in id 'echo 0'
stand_in apt-get "echo \$* >>$calls; for c in $commands; do echo >$bin/\$c; $(command -v chmod) +x $bin/\$c; done"
expect "a fresh machine" 0 'installing bazel-bootstrap clang-19 .*tools/setup: done$'
[[ $(sed -n 1p "$calls") == update* && $(sed -n 2p "$calls") == 'install -y --no-install-recommends bazel-bootstrap '* ]] || {
    echo "FAILED: calls of apt-get: $(cat "$calls")" >&2
    failed=$((failed + 1))
}

rm "$calls"
expect "a second time" 0 '^tools/setup: everything is installed$'
expect "a second time, quiet" 0 '^$' --quiet
[[ ! -e $calls ]] || { echo "FAILED: apt-get was called with nothing missing" >&2; failed=$((failed + 1)); }

rm "$bin/ld.lld-19"
stand_in apt-get "echo \$* >>$calls; echo >$bin/ld.lld-19; $(command -v chmod) +x $bin/ld.lld-19"
expect "one missing package" 0 'installing lld-19'

rm "$bin/afl-fuzz"
stand_in apt-get "echo \$* >>$calls; echo >$bin/afl-fuzz; $(command -v chmod) +x $bin/afl-fuzz"
expect "a machine from before AFL++" 0 'installing afl\+\+'

expect "nothing but what only some tests use" 0 '^$' --quiet
rm -f "$calls"
stand_in apt-get "echo \$* >>$calls; echo >$bin/chromium; $(command -v chmod) +x $bin/chromium"
expect "what only some tests use" 0 'installing chromium' --all
[[ $(wc -l <"$calls") == 2 ]] || { echo "FAILED: calls of apt-get: $(cat "$calls")" >&2; failed=$((failed + 1)); }
expect "that a second time" 0 '^tools/setup: everything is installed$' --all

[[ $failed == 0 ]] && echo "passed"
exit $((failed != 0))
