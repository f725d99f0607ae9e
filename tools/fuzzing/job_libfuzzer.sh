#!/usr/bin/env bash
# job_libfuzzer.sh RUN JOB: one worker of jobs.sh, a libFuzzer process, and after a finding the next. The process reads
# what other workers add to the corpus folder every second (-reload, its default). RUN/settings has the parameters.
set -euo pipefail
source "$1/settings"
job=$2
here=$(dirname "${BASH_SOURCE[0]}")
source "$here/clock.sh"
source "$here/findings.sh"

# Leaks are what the LEAK check is for; libFuzzer's own search for them runs a fifth of the inputs twice.
options=(-print_final_stats=1 -reduce_inputs=0 -timeout=10 -handle_int=0 -detect_leaks=0)
[[ -z $dict || ! -s $dict ]] || options+=(-dict="$dict")
round=0 found=0
while ((found < findings_per_job)) && ! is_over; do
    left=0 # without end
    if ((deadline != 0)); then
        left=$(((deadline - $(now) + 500) / 1000))
        ((left >= 1)) || break
        ((left == 1)) || left=$((left - 1)) # libFuzzer ends in the second after
    fi
    log=$run/logs/$job.$round
    MF_STATS=$run/stats/$job.$round setpriv --pdeathsig KILL -- "$run/$name" "${options[@]}" -max_total_time=$left \
        -seed=$(((seed + job + round * jobs - 1) % 4294967295 + 1)) -artifact_prefix="$state/findings/" \
        "$state/corpus" "$run/seeds" >"$log" 2>&1 </dev/null &
    pid=$!
    echo $pid >"$run/pid.$job"
    status=0
    wait $pid || status=$?
    rm -f "$run/pid.$job"
    round=$((round + 1))
    if [[ $status == 0 ]]; then
        ((deadline == 0)) || break
        continue
    fi
    artifact=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
    if [[ -n $artifact && -e $artifact ]]; then
        record_finding "$artifact" "$log" "$job"
        found=$((found + 1))
    elif [[ ! -e $run/stop ]]; then
        echo "job $job ended with status $status and no finding; its log: $log" >>"$run/errors"
        break
    fi
done
