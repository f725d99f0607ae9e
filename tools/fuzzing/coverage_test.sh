#!/usr/bin/env bash
# coverage.sh on two small programs whose lines can be counted by hand.
set -euo pipefail

readonly coverage_sh=$PWD/tools/fuzzing/coverage.sh
cd "${TEST_TMPDIR:-$(mktemp -d)}"

failed=0
fail() {
    echo "FAILED: $*" >&2
    failed=$((failed + 1))
}

has() { # PATTERN: a line of the last run
    grep -q -e "$1" out || {
        fail "$test: no line like '$1' in:"
        cat out >&2
    }
}

try() { # STATUS OPTION...
    local want=$1 status=0
    shift
    "$coverage_sh" --work="$PWD/work" "$@" >out 2>&1 || status=$?
    [[ $status == "$want" ]] || fail "$test: status $status, want $want: $(cat out)"
}

# A body's lines count from brace to brace.
mkdir -p mm fuzz repro work
cat >mm/core.c <<'SOURCE'
int core(int which)
{
    if (which == 1)
        return 10;
    if (which == 2)
        return 20;
    return 30;
}
SOURCE
printf 'int bed(void)\n{\n    return 1;\n}\n' >fuzz/bed.c
printf 'int bed(void);\nint core(int which);\nint main(void) { return bed() + core(ONE) < 0; }\n' >repro/main.c
for one in 1 2; do
    clang-19 -fprofile-instr-generate -fcoverage-mapping -ffile-compilation-dir=. -DONE=$one \
        $([[ $one == 1 ]] || echo fuzz/bed.c) $([[ $one == 2 ]] || echo -Dbed=rand) mm/core.c repro/main.c -o work/t$one.bin
    LLVM_PROFILE_FILE=work/t$one.profraw work/t$one.bin
    llvm-profdata-19 merge work/t$one.profraw -o work/t$one.profile
done

test="each target and all together are counted, and only mm and fuzz are"
try 0 --min=85 --html="$PWD/pages" t1 t2
has '^t1  *3 of 7 lines, 42.86 %  *nothing of it$'
has '^t2  *5 of 7 lines, 71.43 %  *3 of 3 lines, 100.00 %$'
has '^all  *6 of 7 lines, 85.71 %  *3 of 3 lines, 100.00 %$'
has '^not reached: mm/core.c:7:    return 30;$'
[[ $(grep -c '^not reached' out) == 1 ]] || fail "$test: $(cat out)"
has '^6 of 7 lines of mm reached, 85.71 %$'
! grep -q repro/main out || fail "$test: $(cat out)"

test="pages lead from the list to each target's and to all"
for target in t1 t2 all; do
    grep -q "<a href=\"$target/index.html\">" pages/index.html || fail "$test: no link to $target"
    [[ -s pages/$target/index.html ]] || fail "$test: no $target/index.html"
    [[ -n $(find pages/$target -name 'core.c.html') ]] || fail "$test: no source in $target: $(find pages)"
done
grep -q '<td>6 of 7 lines, 85.71 %</td>' pages/index.html || fail "$test: $(cat pages/index.html)"

test="fewer lines than --min are a failure"
try 1 --min=85.8 t1 t2
try 0 --min=85.7 t1 t2
try 1 --min=75 t1

test="pages that cannot be written are one clear line"
touch plain
try 2 --html="$PWD/plain/below" t1
has '^tools/coverage: cannot write to .*/plain/below$'
[[ $(wc -l <out) == 1 ]] || fail "$test: $(cat out)"
try 2
has 'no target was run'

[[ $failed == 0 ]] && echo "passed"
exit $((failed != 0))
