# shellcheck shell=bash
# Sourced by the tests of jobs.sh: stand-ins for the engines, and what a test says about the output of a run.

readonly jobs_sh=$PWD/tools/fuzzing/jobs.sh
readonly work=${TEST_TMPDIR:-$(mktemp -d)}
cd "$work"

failed=0
fail() {
    echo "FAILED: $*" >&2
    failed=$((failed + 1))
}

expect_line() { # in the output of the last run
    grep -q -e "$1" out || {
        fail "$test: no line like '$1' in:"
        sed 's/^/    /' out >&2
    }
}

expect_status() {
    [[ $status == "$1" ]] || {
        fail "$test: status $status, want $1; output:"
        sed 's/^/    /' out >&2
    }
}

# A libFuzzer target that understands the options that matter and does what FAKE says.
cat >fake <<'END'
#!/usr/bin/env bash
for argument in "$@"; do
    case $argument in
    -max_total_time=*) time=${argument#*=} ;;
    -artifact_prefix=*) prefix=${argument#*=} ;;
    esac
done
count() {
    printf 'executions 100\noperations 1000\nrule A1.1 7\nrule A1.2 0\nallowance tail 3\n' >"$MF_STATS"
    exit "$1"
}
trap 'kill $!; count 0' USR1
echo '#100 NEW    cov: 42 ft: 99 corp: 12/34b exec/s: 0 rss: 30Mb'
case $FAKE in
quiet) sleep $((time ? time : 1000)) & wait $!; count 0 ;;
crash)
    echo "==1== ERROR: libFuzzer: deadly signal"
    echo "ASSERTION FAILED: COVER mmap host-protection"
    echo bytes >"${prefix}crash-1"
    echo "artifact_prefix='$prefix'; Test unit written to ${prefix}crash-1"
    count 77 ;;
broken) echo "cannot start"; exit 3 ;;
esac
END
chmod +x fake

# afl-fuzz, likewise. It writes down how it was called, in `afl-calls`.
cat >afl-fuzz <<'END'
#!/usr/bin/env bash
echo "$* AFL_CUSTOM_MUTATOR_LIBRARY=${AFL_CUSTOM_MUTATOR_LIBRARY-} AFL_AUTORESUME=${AFL_AUTORESUME-}" >>"${0%/*}/afl-calls"
while [[ $1 != -- ]]; do
    case $1 in
    -o) out=$2 ;;
    -M | -S) name=$2 ;;
    esac
    shift
done
out=$out/$name
mkdir -p "$out/queue" "$out/crashes" "$out/hangs"
end() {
    printf 'executions 50\noperations 500\nrule A1.1 1\n' >"${MF_STATS/\%p/$$}"
    exit 0
}
trap 'kill $! 2>/dev/null; end' TERM
echo '# relative_time, ...' >"$out/plot_data"
echo '5, 0, 1, 17, 3, 2, 42.16%, 0, 0, 4, 787.68, 3946, 1140' >>"$out/plot_data"
case $FAKE_AFL in
quiet) ;;
new) echo "of afl" >"$out/queue/id:000001,src:000000,op:mf_change" ;;
crash) echo "crashes" >"$out/crashes/id:000000,sig:06,op:mf_change" ;;
broken) echo "cannot start"; exit 1 ;;
esac
sleep 1000 &
wait $!
end
END
# The target that AFL++ runs, given an input.
cat >fake.afl <<'END'
#!/usr/bin/env bash
echo "ASSERTION FAILED: FLAGS munmap $(cat "$1")"
exit 134
END
chmod +x afl-fuzz fake.afl
PATH=$work:$PATH

run() { # jobs.sh with more options
    status=0
    "$jobs_sh" --name=toy --binary=fake --state="$work/state" --seed=5 --every=2 "$@" >out 2>&1 || status=$?
}

finish() { # the test
    [[ $failed == 0 ]] && echo "passed"
    exit $((failed != 0))
}
