#!/usr/bin/env bash
# The running part of tools/fuzz: workers of one or both engines on one target, progress, summary.
#
#   jobs.sh --name=NAME --state=DIR --time=SECONDS --jobs=N --seed=N [--engine=libfuzzer|afl|both] [--binary=FILE]
#           [--afl-binary=FILE] [--mutator=FILE] [--seeds=DIR] [--dict=FILE] [--show=COMMAND] [--minimize=COMMAND]
#           [--triage=COMMAND] [--replay=COMMAND] [--every=SECONDS] [--screen=yes|no] [--title=TEXT] [--room=KIB] [--brief]
#
# --binary is the target for libFuzzer, --afl-binary for AFL++, --mutator the library that AFL++ changes inputs with.
# COMMAND gets the file of a finding as its last argument: --show prints it readably, --minimize prints what of it is
# needed (and fails where it has nothing to say), --replay runs it again; --triage gets a folder of them and -o OUT. The
# binaries write what they counted to the file that MF_STATS names, at their end and now and then: lines `KEY N`,
# `rule NAME N`, `allowance NAME N`. Ends with status 2 when less than --room is left on the disk. --brief: no counts of
# rules. state.sh says what is in DIR.
#
# Workers end when this process does, however it does: the kernel kills them.
set -euo pipefail
export LC_ALL=C
here=$(dirname "${BASH_SOURCE[0]}")
source "$here/clock.sh"
source "$here/state.sh"
source "$here/counts.sh"
source "$here/findings.sh"
source "$here/screen.sh"
source "$here/progress.sh"

die() {
    echo "tools/fuzz: $*" >&2
    exit 2
}

name= binary= afl_binary= mutator= state= time= jobs= seed= seeds= dict= show= minimize= triage= replay= every=3
engine=libfuzzer screen= title= room=65536 brief=
for argument in "$@"; do
    value=${argument#*=}
    case $argument in
    --name=* | --binary=* | --afl-binary=* | --mutator=* | --state=* | --time=* | --jobs=* | --seed=* | --seeds=* | \
        --dict=* | --show=* | --minimize=* | --triage=* | --replay=* | --every=* | --engine=* | --screen=* | \
        --title=* | --room=*)
        key=${argument%%=*}
        key=${key#--}
        printf -v "${key//-/_}" %s "$value"
        ;;
    --brief) brief=true ;;
    *) die "unknown option '$argument'" ;;
    esac
done
case ${screen:-$([[ -t 1 ]] && echo yes || echo no)} in
yes) screen=true every=1 ;;
*) screen=false ;;
esac
run=$state/run

# The names of AFL++'s instances by the number of their worker; with both engines it has the smaller half.
declare -A afl_names
afl_jobs=0
[[ $engine != afl ]] || afl_jobs=$jobs
[[ $engine != both ]] || afl_jobs=$((jobs / 2))
for ((job = jobs - afl_jobs; job < jobs; job++)); do
    afl_names[$job]=afl$((job - jobs + afl_jobs))
done

lock_state
has_room() {
    (($(room_left) >= room))
}
has_room || die "only $(room_left) KiB are left on the disk of $state: nothing was started"
begin_run
drop_damaged
# A copy: builds may replace the original, and an input that crashes is taken out.
if [[ -n $seeds ]]; then
    cp -r "$seeds/." "$run/seeds" && chmod -R u+w "$run/seeds" || die "cannot read the corpus $seeds"
fi
# Likewise: a job that starts again starts the same program.
[[ $engine == afl ]] || cp "$binary" "$run/$name" || die "cannot read $binary"
if [[ $engine != libfuzzer ]]; then
    cp "$afl_binary" "$run/$name.afl" || die "cannot read $afl_binary"
    [[ -z $mutator ]] || cp "$mutator" "$run/mutator.so" || die "cannot read $mutator"
fi
: >"$run/findings"

progress_begin "$state" "$name" "$engine" "$jobs" "$seed" "$time"
start=$(now)
deadline=$((time == 0 ? 0 : start + time * 1000))
declare -p name state run deadline jobs seed dict show mutator afl_names >"$run/settings"

stop=false full=false
trap 'stop=true' INT TERM HUP

before=$(<"$run/before")
echo "fuzzing $name: $([[ $time == 0 ]] && echo "until stopped" || echo "$time s"), $jobs jobs, seed $seed, state ${state#"$PWD"/}"
[[ -z $before ]] || printf 'so far: %d s, %d executions, %d operations; corpus %d, findings %d\n' "$(count_of seconds "$before")" \
    "$(count_of executions "$before")" "$(count_of operations "$before")" "$(find "$state/corpus" -type f | wc -l)" \
    "$(find "$state/findings" -type f ! -name '*.*' | wc -l)"
for ((job = 0; job < jobs; job++)); do
    worker=$here/job_libfuzzer.sh
    [[ -z ${afl_names[$job]-} ]] || worker=$here/job_afl.sh
    setpriv --pdeathsig KILL -- "$worker" "$run" $job 9>&- &
    workers[job]=$!
done

are_working() {
    local pid
    for pid in "${workers[@]}"; do
        ! kill -0 "$pid" 2>/dev/null || return 0
    done
    return 1
}

look() {
    echo "seconds $((($(now) - start) / 1000))" >"$run/stats/seconds.new" && mv "$run/stats/seconds.new" "$run/stats/seconds"
    sums=$(totals)
    look_at_workers
}

# Into the time series; where that cannot be, the run ends.
unrecorded=false
record_progress() {
    progress_record $(($(now) - start)) "$(count_of executions "$sums")" "$(count_of operations "$sums")" "$best_edges" \
        "$best_features" "$best_entries" "$announced" && return
    unrecorded=true stop=true
}

# Wait in small steps: a signal should not wait for the next line of progress. The first line comes early.
lines=0
while are_working && ! $stop; do
    sleep 0.2 || true
    if (($(now) - start >= (lines == 0 ? 1 : lines * every) * 1000)); then
        look
        [[ $(wc -l <"$run/findings") == "$announced" ]] || clear_screen
        announce_findings
        show_progress
        # A screen is drawn more often than a line of a campaign of days is worth.
        { $screen && ((lines % 3 != 0)); } || record_progress
        minimize_as_they_come
        lines=$((lines + 1))
        has_room || { full=true stop=true; }
    fi
done

if $stop; then
    # libFuzzer takes USR1 as "finish and print your statistics", AFL++'s workers look for the file. Whoever has not
    # finished after a while is not going to.
    touch "$run/stop" || true
    for signal in USR1 KILL; do
        pid_files=("$run"/pid.*)
        [[ $signal != KILL ]] || pid_files+=("$run"/afl-pid.*)
        for pid_file in "${pid_files[@]}"; do
            [[ ! -e $pid_file ]] || kill -s $signal "$(<"$pid_file")" 2>/dev/null || true
        done
        for ((i = 0; i < 50; i++)); do
            are_working || break 2
            sleep 0.1 || true
        done
    done
fi
trap - INT TERM HUP
[[ -z $minimizer ]] || kill "$minimizer" 2>/dev/null || true

elapsed=$(($(now) - start))
look
clear_screen
announce_findings
$unrecorded || record_progress
executions=$(count_of executions "$sums")
operations=$(count_of operations "$sums")
findings=$(cut -f 1 "$run/findings" | sort -u | wc -l)

echo
if [[ -z $brief ]]; then
    print_reached rule "rules of SEMANTICS.md" "$sums"
    print_reached allowance "refusals and allowances" "$sums"
    print_systems "$sums"
fi
printf 'summary of %s: %d.%d s, %d jobs, seed %s%s\n' "$name" $((elapsed / 1000)) $((elapsed % 1000 / 100)) \
    "$jobs" "$seed" "$($stop && echo ", stopped early")"
printf '    executions  %d (%d/s)\n' "$executions" "$(per_second "$executions" $elapsed)"
printf '    operations  %d (%d/s)\n' "$operations" "$(per_second "$operations" $elapsed)"
printf '    coverage    %d edges, %d features\n' "$best_edges" "$best_features"
printf '    corpus      %d inputs in %s\n' "$(find "$state/corpus" -type f | wc -l)" "${state#"$PWD"/}/corpus"
if [[ $findings == 0 ]]; then
    printf '    findings    none\n'
else
    printf '    findings    %d in %s\n' "$findings" "${state#"$PWD"/}/findings"
fi
[[ $engine == libfuzzer ]] || print_workers
if [[ $findings != 0 ]] && ! $full; then
    print_findings
    echo
    triage_findings
fi
if ! $stop && [[ $findings != 0 ]] && ((time == 0 || deadline - $(now) > 1000)); then
    printf '\nended early: every job stopped, after %d findings at most\n' $findings_per_job
fi
if [[ -s $run/errors ]]; then
    echo
    while IFS= read -r line; do
        echo "tools/fuzz: $line" >&2
        tail -n 15 "${line##*its log: }" >&2
    done <"$run/errors"
fi
! $full || die "only $(room_left) KiB are left on the disk of $state: stopped; what was found until then is kept"
((findings == 0)) || exit 1
[[ ! -s $run/errors ]] && ! $unrecorded || exit 2
