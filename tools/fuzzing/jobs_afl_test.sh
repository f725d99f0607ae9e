#!/usr/bin/env bash
# jobs.sh with stand-ins for both engines: they share what they find, and AFL++'s findings become ours.
set -euo pipefail
source "$(dirname "$0")/fake_engines.sh"

echo library >mutator
both=(--engine=both --jobs=2 --afl-binary=fake.afl --mutator=mutator)
of_afl=$(echo "of afl" | sha1sum | cut -d ' ' -f 1)
crashes=$(echo "crashes" | sha1sum | cut -d ' ' -f 1)

test="both engines run, the jobs are split, and counts of both are summed"
mkdir -p seeds && echo bytes >seeds/one
FAKE=quiet FAKE_AFL=new run "${both[@]}" --time=2 --jobs=5 --seeds=seeds
expect_status 0
expect_line 'executions  400 ' # three of libFuzzer, two of AFL++
expect_line 'operations  4000 '
expect_line 'coverage    1140 edges, 99 features'
expect_line '^ *libfuzzer 2  .* 42 *12 *0 '
expect_line '^ *afl 3  *787  *1140  *17  *0 '
expect_line '^ *afl 4 '
[[ $(wc -l <afl-calls) == 2 ]] || fail "$test: $(cat afl-calls)"
grep -q -e "-o $work/state/afl -s 8 .* -M afl0 -F $work/state/corpus .*AFL_CUSTOM_MUTATOR_LIBRARY=$work/state/run/mutator.so AFL_AUTORESUME=1" afl-calls ||
    fail "$test: $(cat afl-calls)"
grep -q -e '-S afl1' afl-calls || fail "$test: $(cat afl-calls)"

test="a crash of AFL++ is a finding with a report"
rm -rf state
FAKE=quiet FAKE_AFL=crash run "${both[@]}" --time=3 --show=cat
expect_status 1
expect_line 'FOUND ASSERTION FAILED: FLAGS munmap crashes'
expect_line '^ASSERTION FAILED: FLAGS munmap crashes   (x1)$'
expect_line '^ *afl 1 .* 1  '
[[ $(cat "state/findings/crash-$crashes") == crashes ]] || fail "$test: $(ls state/findings)"
grep -q 'FLAGS munmap' "state/findings/crash-$crashes.report" || fail "$test: no report"
[[ -z $(ls state/afl/afl0/crashes) ]] || fail "$test: a second copy is left"

test="a crash that a stopped run did not get to is a finding of the next"
rm "state/findings/crash-$crashes"*
echo crashes >'state/afl/afl0/crashes/id:000000,sig:06'
FAKE=quiet FAKE_AFL=quiet run "${both[@]}" --time=2
expect_status 1
expect_line '^ASSERTION FAILED: FLAGS munmap crashes   (x1)$'

test="findings are sorted by bug in a folder that is complete"
cat >sort-them <<'END'
#!/usr/bin/env bash
mkdir "$3"
ls "$1" >"$3/index.md"
exit "$TRIAGE"
END
chmod +x sort-them
FAKE=quiet FAKE_AFL=crash TRIAGE=1 run "${both[@]}" --time=3 --triage="$work/sort-them"
expect_line '^by bug: state/triage/index.md$'
grep -q "^crash-$crashes$" state/triage/index.md || fail "$test: $(cat state/triage/index.md)"
echo old >state/triage/index.md
FAKE=quiet FAKE_AFL=crash TRIAGE=2 run "${both[@]}" --time=3 --triage="$work/sort-them"
expect_line '^triage ended with status 2'
[[ $(cat state/triage/index.md) == old && ! -e state/triage.new ]] || fail "$test: the old folder is lost"

test="an AFL++ that cannot start is an error, not a finding"
FAKE_AFL=broken run --engine=afl --jobs=1 --afl-binary=fake.afl --time=60
expect_status 2
expect_line 'job 0 ended with status 1 and no finding'
expect_line 'cannot start'

test="what AFL++ finds is soon in the folder that libFuzzer reads; an interrupted run ends with its summary"
FAKE=quiet FAKE_AFL=new "$jobs_sh" --name=toy --binary=fake --state="$work/state" --seed=5 --time=0 "${both[@]}" >out 2>&1 &
pid=$!
for ((i = 0; i < 200; i++)); do
    [[ ! -e state/corpus/$of_afl ]] || break
    sleep 0.1
done
[[ $(cat "state/corpus/$of_afl") == "of afl" ]] || fail "$test: $(ls state/corpus)"
kill -s TERM $pid
status=0
wait $pid || status=$?
expect_status 0
expect_line 'stopped early'
expect_line 'executions  150 '

finish
