#!/usr/bin/env bash
# jobs.sh with a stand-in for the fuzzing process: counts are summed, findings are kept and named, the end comes.
set -euo pipefail

source "$(dirname "$0")/fake_engines.sh"

test="counts of all processes are summed and the run ends in time"
mkdir -p seeds && echo bytes >seeds/one && echo other >seeds/two
FAKE=quiet run --time=2 --jobs=3 --seeds=seeds
expect_status 0
expect_line '^fuzzing toy: 2 s, 3 jobs, seed 5,'
expect_line '^ .* s .* executions .* coverage 42  corpus 12  findings 0$'
expect_line 'executions  300 '
expect_line 'operations  3000 '
expect_line 'coverage    42 edges, 99 features'
expect_line 'rules of SEMANTICS.md reached: 1 of 2'
expect_line 'A1.1  *21$'
expect_line 'never: A1.2$'
expect_line 'allowances reached: 1 of 1'
expect_line 'findings    none'

test="a finding is named, shown, can be replayed, and leaves the seeds"
FAKE=crash run --time=60 --jobs=1 --seeds=seeds --show=cat --replay="repro run"
expect_status 1
expect_line 'FOUND ASSERTION FAILED: COVER mmap host-protection'
expect_line 'executions  2000 '
expect_line '^ASSERTION FAILED: COVER mmap host-protection   (x1)$'
expect_line '^    bytes$'
expect_line '^replay: repro run state/findings/crash-1$'
grep -q 'ASSERTION FAILED: COVER' state/findings/crash-1.report || fail "$test: no report"
[[ ! -e state/run/seeds/one && -e state/run/seeds/two && -e seeds/one ]] || fail "$test: seeds are not as they should be"

test="what is needed of a finding is shown if it can be had"
cat >needed <<'END'
#!/usr/bin/env bash
echo "needed of $(basename "$1")"
exit "$NEEDED"
END
chmod +x needed
FAKE=crash NEEDED=0 run --time=60 --jobs=1 --show=cat --minimize="$work/needed"
expect_line '^    needed of crash-1$'
[[ $(<state/findings/crash-1.min.mm) == 'needed of crash-1' ]] || fail "$test: not kept"
FAKE=crash NEEDED=1 run --time=60 --jobs=1 --show=cat --minimize="$work/needed"
expect_line '^    bytes$'
[[ ! -e state/findings/crash-1.min.mm ]] || fail "$test: kept what failed"

test="a process that cannot start is an error, not a finding"
FAKE=broken run --time=60 --jobs=2
expect_status 2
expect_line 'ended with status 3 and no finding'
expect_line 'cannot start'
expect_line 'findings    none'

test="an interrupted run ends with its summary"
FAKE=quiet "$jobs_sh" --name=toy --binary=fake --state="$work/state" --seed=5 --time=0 --jobs=2 >out 2>&1 &
pid=$!
for ((i = 0; i < 100; i++)); do
    [[ ! -e state/run/pid.0 || ! -e state/run/pid.1 ]] || break
    sleep 0.1
done
sleep 1 # for the processes to set their traps
kill -s TERM $pid
status=0
wait $pid || status=$?
expect_status 0
expect_line 'stopped early'
expect_line 'executions  200 '

columns() { # of a line of a CSV file without commas in quotes
    awk -F , '{ print NF }' <<<"$1"
}

test="a run leaves a line of what it is, and its counts over time"
rm -rf state
FAKE=quiet run --time=3 --jobs=2
[[ $(wc -l <state/runs.csv) == 2 && $(sed -n 2p state/runs.csv) == *,toy,libfuzzer,2,5,3,* ]] ||
    fail "$test: $(cat state/runs.csv)"
first=$(tail -n 1 state/progress.csv)
[[ $first == *,5,[234].[0-9][0-9][0-9],200,2000,42,99,12,0 && $(columns "$first") == 10 ]] || fail "$test: $first"
[[ $(wc -l <state/progress.csv) -ge 3 && $(head -n 1 state/progress.csv) == unix_s,run,* ]] ||
    fail "$test: $(cat state/progress.csv)"

test="the next run goes on, and drops the line that a full disk cut off"
lines=$(wc -l <state/progress.csv)
printf '1700000000,12' >>state/progress.csv
FAKE=crash run --time=60 --jobs=1
[[ $(sed -n ${lines}p state/progress.csv) == "$first" && $(tail -n 1 state/progress.csv) == *,2000,20000,42,99,12,20 ]] || fail "$test: $(cat state/progress.csv)"
! grep -q '^1700000000' state/progress.csv || fail "$test: it is still there"
[[ $(cut -d , -f 2 state/progress.csv | sort -u | wc -l) == 3 && $(wc -l <state/runs.csv) == 3 ]] ||
    fail "$test: not two runs: $(cat state/progress.csv)"

test="kill -9 leaves whole lines"
rm -rf state
FAKE=quiet "$jobs_sh" --name=toy --binary=fake --state="$work/state" --seed=5 --time=4 --jobs=1 --every=1 >out 2>&1 &
pid=$!
for ((i = 0; i < 100; i++)); do
    [[ ! -e state/progress.csv || $(wc -l <state/progress.csv) -lt 3 ]] || break
    sleep 0.1
done
kill -s KILL $pid
wait $pid 2>/dev/null || true
[[ $(wc -l <state/progress.csv) -ge 3 && -z $(tail -c 1 state/progress.csv) ]] || fail "$test: $(cat state/progress.csv)"
! awk -F , '{ print NF }' state/progress.csv | grep -qvx 10 || fail "$test: $(cat state/progress.csv)"
for ((i = 0; i < 100; i++)); do # its workers die with it, and the lock is free when they have
    flock -n state/lock true && break
    sleep 0.1
done

test="a disk that fills up ends the run with one clear line"
rm -rf state
(
    for ((i = 0; i < 100; i++)); do
        [[ ! -s state/progress.csv ]] || break
        sleep 0.1
    done
    ln -sf /dev/full state/progress.csv
) &
FAKE=quiet run --time=60 --jobs=1 --every=1
expect_status 2
expect_line '^tools/fuzz: cannot write .*progress.csv: no room, or no right to; stopping$'
expect_line 'stopped early'

test="counts that cannot be kept are one clear line"
rm -rf state && mkdir state && ln -s /dev/full state/progress.csv
FAKE=quiet run --time=1 --jobs=1
expect_status 2
expect_line '^tools/fuzz: cannot write .*state/progress.csv: no room, or no right to$'
rm -rf state && mkdir state && echo a,b >state/runs.csv
FAKE=quiet run --time=1 --jobs=1
expect_status 2
expect_line 'runs.csv has other columns than this version writes'
[[ $(cat state/runs.csv) == a,b ]] || fail "$test: changed"
rm -rf state
mkdir state

test="a state folder serves one run at a time"
exec 8>state/lock
flock -n 8
FAKE=quiet run --time=1 --jobs=1
exec 8>&-
expect_status 2
expect_line 'another run uses'

test="a state folder that cannot be is one clear line"
touch plain-file
FAKE=quiet run --state="$work/plain-file" --time=1 --jobs=1
expect_status 2
expect_line '^tools/fuzz: cannot write to the state folder'
[[ $(wc -l <out) == 1 ]] || fail "$test: more than a line"

finish
