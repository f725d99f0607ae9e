#!/usr/bin/env bash
# job_afl.sh RUN JOB: one worker of jobs.sh, an AFL++ instance. It goes on where an earlier run was stopped, reads the
# corpus folder (the first instance does, for all of them), and adds to it what it finds (share.py). RUN/settings has the
# parameters.
set -euo pipefail
source "$1/settings"
job=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/clock.sh"
source "$here/findings.sh"

me=${afl_names[$job]}
out=$state/afl/$me
log=$run/logs/$job.afl
shopt -s nullglob

# Of the processors this may run on, another one for each worker. AFL++'s own choice fails when there are more workers
# than processors, and unbound it loses half its speed to a fork server that wakes up elsewhere.
processor() {
    local list part all=()
    list=$(taskset -cp $$)
    for part in $(tr ',' ' ' <<<"${list##*: }"); do
        all+=($(seq "${part%-*}" "${part#*-}"))
    done
    echo "${all[job % ${#all[@]}]}"
}

# What AFL++ keeps as a crash or a hang, now or in an earlier run that was stopped before it got here, moves to the
# findings by libFuzzer's name for it. Its report is had by running it once more: afl-fuzz throws the output away.
found=0
collect() {
    local input kind sum artifact status
    for input in "$out"/crashes*/id:* "$out"/hangs*/id:*; do
        kind=crash
        [[ $input != "$out"/hangs* ]] || kind=timeout
        read -r sum _ < <(sha1sum <"$input")
        artifact=$state/findings/$kind-$sum
        cp "$input" "$run/new.$job"
        mv "$run/new.$job" "$artifact"
        status=0
        timeout -s KILL 20 "$run/$name.afl" "$artifact" >"$run/again.$job" 2>&1 </dev/null || status=$?
        [[ $status != 137 ]] || echo "SUMMARY: timeout" >>"$run/again.$job"
        [[ $status != 0 ]] || echo "SUMMARY: found nothing when run once more" >>"$run/again.$job"
        record_finding "$artifact" "$run/again.$job" "$job"
        rm "$input"
        found=$((found + 1))
    done
}

share() {
    "$here/share.py" "$out/queue" "$state/corpus" "$state/findings" "$run/shared.$job"
}

seeds_folder=$run/seeds
if [[ -z $(ls -A "$seeds_folder") ]]; then
    seeds_folder=$run/start
    mkdir -p "$seeds_folder"
    echo >"$seeds_folder/one" # AFL++ wants an input of at least one byte
fi

export AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_AFFINITY=1 AFL_AUTORESUME=1 \
    AFL_FAST_CAL=1 AFL_FORKSRV_INIT_TMOUT=60000
export AFL_SYNC_TIME=1 # minute, the shortest there is
[[ -z $mutator ]] || export AFL_CUSTOM_MUTATOR_LIBRARY=$run/mutator.so AFL_CUSTOM_MUTATOR_ONLY=1
options=(-i "$seeds_folder" -o "$state/afl" -s $(((seed + job - 1) % 4294967295 + 1)) -t 10000 -m none)
[[ -z $dict || ! -s $dict ]] || options+=(-x "$dict")
if [[ $me == afl0 ]]; then
    options+=(-M "$me" -F "$state/corpus" -F "$run/seeds")
else
    options+=(-S "$me")
fi

collect
MF_STATS=$run/stats/$job.%p setpriv --pdeathsig KILL -- taskset -c "$(processor)" afl-fuzz "${options[@]}" -- \
    "$run/$name.afl" >"$log" 2>&1 </dev/null &
pid=$!
echo $pid >"$run/afl-pid.$job"
looks=0 told=0
while kill -0 $pid 2>/dev/null; do
    sleep 0.5
    collect
    looks=$((looks + 1))
    ((looks % 10 != 0)) || share
    if is_over || ((found >= findings_per_job)); then
        told=$((told + 1))
        kill -s "$( ((told <= 20)) && echo TERM || echo KILL)" $pid 2>/dev/null || true
    fi
done
status=0
wait $pid || status=$?
rm -f "$run/afl-pid.$job"
collect
sleep 1 # for the last input not to be of this second; and Ctrl-C reaches AFL++ before it does us
share
is_over || ((found >= findings_per_job)) ||
    echo "job $job ended with status $status and no finding; its log: $log" >>"$run/errors"
