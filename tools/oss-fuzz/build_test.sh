#!/usr/bin/env bash
# build_test.sh ENGINE SANITIZER TARGET...: builds as the fleet's images do, and looks at all that OSS-Fuzz's check of a build
# looks at: exactly these targets with what belongs to them; that they run from another place, with nothing to write to but
# /tmp; the right sanitizer and no other; coverage; a corpus that passes.
set -euo pipefail
source tools/oss-fuzz/fleet_env.sh

engine=$1 sanitizer=$2
shift 2
targets=("$@")
dir=$TEST_TMPDIR
readonly scratch=$(mktemp -d /tmp/fleet.XXXXXX) # what /tmp is to the fleet; TEST_TMPDIR is read-only there
trap 'rm -rf "$scratch"' EXIT

failed=0
fail() {
    echo "FAILED: $*" >&2
    failed=$((failed + 1))
}

# As its Dockerfile does.
mkdir -p "$dir/src/mapfuzz" "$dir/out" "$dir/work"
cp -rL .clusterfuzzlite mm fuzz corpus repro tools "$dir/src/mapfuzz"
cp "$dir/src/mapfuzz/.clusterfuzzlite/build.sh" "$dir/src/build.sh"
mapfile -t variables < <(fleet_variables "$engine" "$sanitizer" "$dir")
(cd "$dir/src/mapfuzz" && env -i "${variables[@]}" bash -eux "$dir/src/build.sh") >"$dir/log" 2>&1 </dev/null || {
    tail -n 50 "$dir/log" >&2
    fail "build.sh"
    exit 1
}

# Nothing may depend on where it was built.
mv "$dir/src" "$dir/sources"
mv "$dir/out" "$dir/elsewhere"
readonly out=$dir/elsewhere

expected() {
    local target
    for target in "${targets[@]}"; do
        printf '%s\n' "$target" "$target.options" "${target}_seed_corpus.zip"
    done
    echo text.dict
}
diff <(expected | sort) <(ls "$out") >&2 || fail "these are not the files that there should be (< wanted, > built)"

# Runs a command where nothing is writable but /tmp, from the root folder, with an environment that knows nothing of here.
confined() {
    env -i PATH=/usr/bin:/bin HOME=/nonexistent ASAN_OPTIONS=abort_on_error=1:symbolize=0:detect_odr_violation=0:detect_leaks=0 \
        UBSAN_OPTIONS=silence_unsigned_overflow=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1 AFL_SKIP_CPUFREQ=1 \
        AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_FORKSRV_INIT_TMOUT=30000 LLVM_PROFILE_FILE="$scratch/profile/%p.profraw" \
        unshare -rm bash -euc '
            mount --rbind /tmp /tmp # mounts of their own: for each is writable or not as a whole
            mount --rbind "$1" "$1"
            while read -r _ _ _ _ point options _; do
                [[ $point == "$1" || ($point != /tmp && $point != /tmp/*) ]] || continue
                options=$(tr , "\n" <<<"$options" | grep -vx -e rw -e ro -e relatime | paste -s -d , || true)
                mount -o "remount,bind,ro${options:+,$options}" "$point" || true
            done </proc/self/mountinfo 2>/dev/null
            cd /
            shift
            exec "$@"' confined "$dir" "$@" </dev/null
}
confined true || fail "there are no user namespaces here to make a read-only place in"
confined touch "$out/probe" 2>/dev/null && fail "the read-only place is writable: nothing shown of what targets write"

# Calls of each sanitizer's functions, by name.
calls() {
    objdump -d --no-show-raw-insn -j .text "$1" | awk '
        /call/ && match($0, /<__(asan|msan|ubsan)_/) { count[substr($0, RSTART + 3, RLENGTH - 4)]++ }
        END { print count["asan"] + 0, count["msan"] + 0, count["ubsan"] + 0 }'
}

check_sanitizer() { # TARGET; the limits are those of OSS-Fuzz's check
    local asan msan ubsan right=true
    read -r asan msan ubsan < <(calls "$out/$1")
    case $sanitizer in
    address) ((asan >= 1000 && msan <= 3 && ubsan <= 200)) || right=false ;;
    memory) ((asan == 0 && msan >= 1000 && ubsan <= 200)) || right=false ;;
    undefined) ((asan == 0 && msan <= 3 && ubsan >= 168)) || right=false ;;
    coverage) ((asan == 0 && msan <= 3 && ubsan <= 200)) || right=false ;;
    esac
    $right || fail "$1: not a build with $sanitizer"
    facts+=" asan $asan, msan $msan, ubsan $ubsan calls;"
}

flags_of() { # TARGET: as run_fuzzer takes them from its options
    sed -n 's/^\([a-z_]*\) = \([0-9]*\)$/-\1=\2/p' "$out/$1.options"
}

check_libfuzzer() { # TARGET
    local edges seeds
    seeds=$(find "$scratch/seeds" -type f | wc -l)
    confined "$out/$1" -seed=1337 -runs=4 $(flags_of "$1") >"$dir/output" 2>&1 && grep -q '^Done 4 runs' "$dir/output" ||
        { tail -n 20 "$dir/output" >&2; fail "$1: does not start and finish"; }
    edges=$(sed -n 's/^INFO: Loaded 1 modules *(\([0-9]*\) inline 8-bit counters).*/\1/p' "$dir/output")
    ((${edges:-0} > 100)) || fail "$1: ${edges:-no} edges"
    confined "$out/$1" -runs=0 -rss_limit_mb=2560 $(flags_of "$1") "$scratch/seeds" >"$dir/output" 2>&1 &&
        grep -q "INFO: *$seeds files found" "$dir/output" && grep -q "^Done $((seeds + 1)) runs" "$dir/output" ||
        { tail -n 20 "$dir/output" >&2; fail "$1: its $seeds seeds do not pass"; }
    facts+=" $edges edges; $seeds seeds;"
}

check_coverage() { # TARGET
    local seeds lines
    seeds=$(find "$scratch/seeds" -type f | wc -l)
    rm -rf "$scratch/profile" "$scratch/merged"
    mkdir "$scratch/merged"
    confined "$out/$1" -merge=1 -timeout=100 "$scratch/merged" "$scratch/seeds" >"$dir/output" 2>&1 ||
        { tail -n 20 "$dir/output" >&2; fail "$1: its $seeds seeds do not pass"; }
    llvm-profdata-19 merge "$scratch"/profile/*.profraw -o "$dir/profile"
    lines=$(llvm-cov-19 export -format=lcov -instr-profile="$dir/profile" "$out/$1" 2>/dev/null |
        awk -F '[:,]' '$1 == "DA" && $3 > 0 { count++ } END { print count + 0 }')
    ((lines > 100)) || fail "$1: $lines lines reached"
    facts+=" $seeds seeds reach $lines lines;"
}

check_afl() { # TARGET
    local edges
    rm -rf "$scratch/in" "$scratch/afl"
    mkdir "$scratch/in"
    echo input >"$scratch/in/input"
    # setarch: clang 14's ASan does not start where addresses are as random as Ubuntu has them.
    confined setarch -R afl-fuzz -V 2 -t 5000+ -i "$scratch/in" -o "$scratch/afl" -- "$out/$1" >"$dir/output" 2>&1 || true
    grep -q 'All set and ready to roll' "$dir/output" && ! grep -qE 'target binary (crashed|terminated)' "$dir/output" ||
        { tail -n 20 "$dir/output" >&2; fail "$1: afl-fuzz does not run it"; }
    grep -q 'SHARED MEMORY FUZZING' "$dir/output" || fail "$1: no inputs by shared memory"
    edges=$(sed -n 's/^total_edges *: //p' "$scratch/afl/default/fuzzer_stats" 2>/dev/null || true)
    ((${edges:-0} > 100)) || fail "$1: ${edges:-no} edges"
    confined setarch -R "$out/$1" "$scratch"/seeds/* >"$dir/output" 2>&1 ||
        { tail -n 20 "$dir/output" >&2; fail "$1: its seeds do not pass"; }
    [[ $(grep -c '^Execution successful' "$dir/output") == $(find "$scratch/seeds" -type f | wc -l) ]] ||
        fail "$1: its seeds did not run"
    facts+=" $edges edges; $(find "$scratch/seeds" -type f | wc -l) seeds;"
}

for target in "${targets[@]}"; do
    facts=
    rm -rf "$scratch/seeds"
    python3 -m zipfile -e "$out/${target}_seed_corpus.zip" "$scratch/seeds"
    diff -rq "$scratch/seeds" "fuzz/${target}_corpus" >"$dir/output" ||
        { head -n 3 "$dir/output" >&2; fail "$target: its seeds are not the ones that Bazel makes"; }
    check_sanitizer "$target"
    case $engine-$sanitizer in
    libfuzzer-coverage) check_coverage "$target" ;;
    libfuzzer-*) check_libfuzzer "$target" ;;
    afl-*) check_afl "$target" ;;
    esac
    wants_mutator=$(grep -c "^$target	mutator" "$dir/work/mapfuzz/targets" || true)
    [[ $engine == libfuzzer ]] || wants_mutator=0
    has_mutator=$(nm "$out/$target" | grep -c ' T LLVMFuzzerCustomMutator$' || true)
    [[ $((wants_mutator > 0)) == "$has_mutator" ]] || fail "$target: $has_mutator mutators"
    echo "$target:$facts"
done

# What runs for other reasons gives engines no feedback.
case $engine-$sanitizer in
*-coverage) ;;
*)
    nm "$dir/work/mapfuzz/mm/table.c.o" | grep -qE '__sanitizer_cov|__afl_area' || fail "the core is not instrumented"
    ! nm "$dir/work/mapfuzz/fuzz/model.c.o" | grep -E '__sanitizer_cov|__afl_area' >&2 || fail "the model is instrumented"
    ;;
esac

[[ $failed == 0 ]] && echo "passed: $engine, $sanitizer"
exit $((failed != 0))
