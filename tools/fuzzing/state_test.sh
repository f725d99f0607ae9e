#!/usr/bin/env bash
# The state folder outlives every way a run can end.
set -euo pipefail
source "$(dirname "$0")/fake_engines.sh"

both=(--engine=both --jobs=2 --afl-binary=fake.afl)

wait_for() { # a file
    local i
    for ((i = 0; i < 200; i++)); do
        [[ ! -e $1 ]] || return 0
        sleep 0.1
    done
    fail "$test: no $1"
}

test="a killed run leaves no process, no lock, and its counts"
FAKE=quiet FAKE_AFL=quiet "$jobs_sh" --name=toy --binary=fake --state="$work/state" --seed=5 --time=0 --every=1 "${both[@]}" >out 2>&1 &
pid=$!
wait_for state/run/pid.0
wait_for state/run/afl-pid.1
wait_for state/run/stats/seconds
wait_for afl-calls
engines=("$(<state/run/pid.0)" "$(<state/run/afl-pid.1)")
# As the engines do, now and then.
printf 'executions 700\noperations 7000\n' >state/run/stats/0.0
printf 'executions 70\noperations 700\n' >state/run/stats/1.1234
echo input >state/corpus/"$(echo input | sha1sum | cut -d ' ' -f 1)"
kill -s KILL $pid
wait $pid 2>/dev/null || true
for ((i = 0; i < 50; i++)); do
    kill -0 "${engines[0]}" 2>/dev/null || kill -0 "${engines[1]}" 2>/dev/null || break
    sleep 0.1
done
for engine in "${engines[@]}"; do
    ! kill -0 "$engine" 2>/dev/null || fail "$test: process $engine lives"
done

test="the next run goes on from there"
FAKE=quiet FAKE_AFL=quiet run "${both[@]}" --time=2
expect_status 0
expect_line '^so far: [1-9][0-9]* s, 770 executions, 7700 operations; corpus 1, findings 0$'
[[ $(grep -c AFL_AUTORESUME=1 afl-calls) == 2 ]] || fail "$test: $(cat afl-calls)"

test="counts are added up once, wherever the next run is stopped"
# Killed when the new folder is complete and has not taken its place: what is in the old one is in it already.
mkdir state/run.new
cp -r state/run/. state/run.new
rm -rf state/run.new/stats/* state/run.new/logs/*
echo 'executions 1000' >state/run.new/before
# ... and before it is complete.
FAKE=quiet FAKE_AFL=quiet run "${both[@]}" --time=1
expect_line '^so far: 0 s, 1000 executions,'
mkdir state/run.new
echo 'executions 7' >state/run.new/before.new
FAKE=quiet FAKE_AFL=quiet run "${both[@]}" --time=1
expect_line '^so far: [0-9]* s, 1150 executions,'

test="an input that is cut off is dropped, the others stay"
whole=$(echo whole | sha1sum | cut -d ' ' -f 1)
cut_off=$(echo cut off | sha1sum | cut -d ' ' -f 1)
echo whole >"state/corpus/$whole"
echo -n cut >"state/corpus/$cut_off"
echo by hand >state/corpus/by-hand
FAKE=quiet run --time=1 --jobs=1
expect_status 0
expect_line '^dropped from the corpus: 1 inputs that are cut off$'
[[ -e state/corpus/$whole && -e state/corpus/by-hand && ! -e state/corpus/$cut_off ]] || fail "$test: $(ls state/corpus)"

test="a disk that is full from the start is one clear line, and nothing is touched"
rm -rf state/run/stats && touch state/run/mark
FAKE=quiet run --time=1 --jobs=1 --room=99999999999
expect_status 2
expect_line '^tools/fuzz: only [0-9]* KiB are left on the disk of .*: nothing was started$'
[[ $(wc -l <out) == 1 && -e state/run/mark ]] || fail "$test: $(cat out)"

test="a disk that fills up ends the run with a clear line, and the next run has what was there"
cat >fills-up <<'END'
#!/usr/bin/env bash
trap 'kill $!; exit 0' USR1
state=${0%/run/*}
sleep 2
echo found >"$state/corpus/$(echo found | sha1sum | cut -d ' ' -f 1)"
head -c 3000000 /dev/zero >"$state/filler"
sleep 1000 & wait $!
END
chmod +x fills-up
mkdir small
unshare -rm bash -c '
    mount -t tmpfs -o size=4m none small
    status=0
    "$0" --name=toy --binary=fills-up --state=small/state --seed=5 --time=60 --jobs=1 --room=2048 || status=$?
    rm small/state/filler
    FAKE=quiet "$0" --name=toy --binary=fake --state=small/state --seed=5 --time=1 --jobs=1 --room=2048
    exit $status' "$jobs_sh" >out 2>&1 && status=0 || status=$?
expect_status 2
expect_line '^tools/fuzz: only [0-9]* KiB are left on the disk of small/state: stopped; what was found until then is kept$'
expect_line '^so far: [1-9] s, .*; corpus 1, findings 0$'

test="on a terminal there is a screen, drawn again in place"
FAKE=quiet FAKE_AFL=quiet run "${both[@]}" --time=5 --screen=yes
expect_line '^    worker  *executions/s  coverage   corpus  findings   last new$'
expect_line '^    afl 1  '
expect_line $'^\e\\[5A\e\\[Jtoy  0:00:0'
expect_line '^    executions  150 ' # and the summary is not drawn over

finish
