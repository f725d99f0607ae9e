#!/usr/bin/env bash
# A wrong call of a tool is one clear line and exit status 2, before anything is built or written.
set -uo pipefail

failed=0

refuses() { # PATTERN COMMAND...
    local pattern=$1 output status
    shift
    output=$("$@" 2>&1 </dev/null)
    status=$?
    if [[ $status != 2 || $(wc -l <<<"$output") != 1 || ! $output =~ $pattern ]]; then
        echo "FAILED: $*: status $status, want 2 and a line like '$pattern', have: $output" >&2
        failed=$((failed + 1))
    fi
}

helps() { # COMMAND
    local output
    output=$("$1" --help 2>&1 </dev/null)
    if [[ $? != 0 || $output != "usage: $1"* ]]; then
        echo "FAILED: $1 --help: $output" >&2
        failed=$((failed + 1))
    fi
}

for tool in setup fuzz test format coverage pages; do
    helps tools/$tool
    refuses "tools/$tool: unknown option '--bogus'" tools/$tool --bogus
done

refuses "unknown option 'extra'" tools/fuzz extra
refuses "unknown option '--time'" tools/fuzz --time
refuses "--time wants a number" tools/fuzz --time=
refuses "--time wants a number" tools/fuzz --time=-1
refuses "--time wants a number" tools/fuzz --time=1.5
refuses "--time wants a number" tools/fuzz --time=08
refuses "--time wants a number" tools/fuzz --time=99999999999999999999
refuses "--jobs wants a number" tools/fuzz --jobs=0
refuses "--jobs wants a number" tools/fuzz --jobs=many
refuses "--seed wants a number" tools/fuzz --seed=0
refuses "--seed wants a number" tools/fuzz --seed=4294967296
refuses "unknown target 'windows_guest'; there are linux_guest" tools/fuzz --target=windows_guest
refuses "unknown target ''; there are linux_guest" tools/fuzz --target=
refuses "unknown target ''; there are linux_guest" tools/fuzz --target=text,,pageflags
refuses "unknown target 'other'; there are linux_guest" tools/fuzz --target=linux_guest,other
refuses "--target names one twice" tools/fuzz --target=text,text
refuses "unknown engine 'honggfuzz'; there are libfuzzer, afl, both" tools/fuzz --engine=honggfuzz
refuses "unknown engine ''" tools/fuzz --engine=
refuses "unknown sanitizer 'tsan'; there are asan-ubsan, asan, msan" tools/fuzz --sanitizer=tsan
refuses "--engine=both wants --jobs=2 or more" tools/fuzz --engine=both --jobs=1
refuses "--state wants a folder" tools/fuzz --state=
refuses "unknown target" tools/coverage --target=other
refuses "--keep wants a folder" tools/pages --keep=
refuses "--min wants a percentage" tools/coverage --min=all
refuses "cannot read nowhere" tools/coverage nowhere
refuses "inputs are for one target" tools/coverage tools/fuzz
refuses "cannot write to" tools/coverage --html=tools/fuzz/below
mkdir "$TEST_TMPDIR/bare" # a machine without a browser
ln -s "$(command -v env)" "$(command -v bash)" "$(command -v dirname)" "$TEST_TMPDIR/bare"
refuses "there is no chromium; tools/setup --all installs it" env PATH="$TEST_TMPDIR/bare" tools/pages
touch "$TEST_TMPDIR/file"
refuses "cannot write to the state folder" tools/fuzz --state="$TEST_TMPDIR/file"
refuses "cannot write to the state folder" tools/fuzz --state="$TEST_TMPDIR/file/below"
refuses "cannot write to the state folder" tools/fuzz --target=all --state="$TEST_TMPDIR/file"

[[ $failed == 0 ]] && echo "passed"
exit $((failed != 0))
