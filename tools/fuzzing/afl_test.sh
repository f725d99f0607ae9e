#!/usr/bin/env bash
# afl_test.sh BINARY CONFIG [MUTATOR REPRO]: AFL++ runs the target persistent, with inputs in shared memory, and finds new
# inputs from next to nothing. With a MUTATOR, a shared library, every one of them is its work and a program that
# `REPRO run` runs. A killed afl-fuzz leaves no process.
set -euo pipefail

binary=$1
config=$2
mutator=${3:+$(realpath "$3")}
repro=${4-}
readonly seconds=5
out=$TEST_TMPDIR/out
failed=0
fail() {
    echo "FAILED: $*" >&2
    failed=1
}

command -v afl-fuzz >/dev/null || {
    echo "afl-fuzz is not installed; tools/setup installs it" >&2
    exit 1
}
rm -rf "$out" "$out.killed"
mkdir -p "$TEST_TMPDIR/seeds"
echo >"$TEST_TMPDIR/seeds/one" # decoding is total: some program, some text

export AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_AFFINITY=1
[[ -z $mutator ]] || export AFL_CUSTOM_MUTATOR_LIBRARY=$mutator AFL_CUSTOM_MUTATOR_ONLY=1
options=()
[[ $config != cmplog* ]] || options=(-c 0)
afl-fuzz -i "$TEST_TMPDIR/seeds" -o "$out" -s 1 -V $seconds -t 10000 -m none ${options[@]+"${options[@]}"} -- "$binary" \
    >"$TEST_TMPDIR/log" 2>&1 </dev/null || fail "afl-fuzz ended with status $?"

value_of() { # a key of fuzzer_stats
    sed -n "s/^$1 *: *//p" "$out/default/fuzzer_stats"
}

if [[ -s $out/default/fuzzer_stats ]]; then
    mode=$(value_of target_mode)
    for word in shmem_testcase persistent; do
        [[ $mode == *$word* ]] || fail "target_mode is '$mode', without $word"
    done
    executions=$(value_of execs_done)
    ((executions >= 200)) || fail "$executions executions in $seconds s"
    echo "$executions executions, target_mode $mode"
else
    fail "no statistics"
fi

shopt -s nullglob
found=()
for input in "$out"/default/queue/id:*; do
    [[ $input != *,orig:* ]] || continue
    found+=("$input")
    [[ -n $mutator ]] || continue
    [[ $input == *,op:mf_change* || $input == *,op:mf_cross* ]] || fail "not of our mutator: ${input##*/}"
    # Decoding is total; but a program begins with what our encoder writes.
    head=
    LC_ALL=C read -r -d '' -n 4 head <"$input" || true
    [[ $head == $'\x7fMM1' ]] || fail "not of our encoder: ${input##*/}"
done
((${#found[@]} >= 2)) || fail "${#found[@]} new inputs in the queue"
if [[ -n $mutator && ${#found[@]} != 0 ]]; then
    ran=$("$repro" run "${found[@]}" 2>&1 | grep -c ': ok$' || true)
    [[ $ran == "${#found[@]}" ]] || fail "$ran of ${#found[@]} inputs run as programs"
fi
echo "${#found[@]} new inputs"
[[ -z $(find "$out/default/crashes" -name 'id:*') ]] || fail "crashes: $(ls "$out/default/crashes")"

# Killed, it leaves no process. By a name of its own: others may run the same file.
cp "$binary" "$TEST_TMPDIR/target"
chmod +x "$TEST_TMPDIR/target"
count_processes() {
    local count=0 link
    for link in /proc/[0-9]*/exe; do
        [[ $(readlink "$link" 2>/dev/null) != "$TEST_TMPDIR/target" ]] || count=$((count + 1))
    done
    echo $count
}
afl-fuzz -i "$TEST_TMPDIR/seeds" -o "$out.killed" -t 10000 -m none -- "$TEST_TMPDIR/target" >/dev/null 2>&1 </dev/null &
pid=$!
for ((i = 0; i < 300; i++)); do
    [[ $(count_processes) -lt 2 || -z $(ls "$out.killed/default/queue" 2>/dev/null) ]] || break
    sleep 0.1
done
[[ $(count_processes) -ge 2 ]] || fail "no fork server with a child was seen"
kill -s KILL $pid
for ((i = 0; i < 100; i++)); do
    [[ $(count_processes) != 0 ]] || break
    sleep 0.1
done
[[ $(count_processes) == 0 ]] || fail "a killed afl-fuzz left $(count_processes) processes"

if [[ $failed != 0 ]]; then
    tail -n 40 "$TEST_TMPDIR/log" >&2
    exit 1
fi
echo "passed"
