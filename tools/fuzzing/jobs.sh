#!/usr/bin/env bash
# The running part of tools/fuzz: some libFuzzer processes on one corpus folder, progress, summary.
#
#   jobs.sh --name=NAME --binary=FILE --state=DIR --time=SECONDS --jobs=N --seed=N [--seeds=DIR] [--dict=FILE]
#           [--show=COMMAND] [--minimize=COMMAND] [--replay=COMMAND] [--every=SECONDS]
#
# COMMAND gets the file of a finding as its last argument: --show prints it readably, --minimize prints what of it is
# needed (in the summary, and fails where it has nothing to say), --replay runs it again. The
# binary writes what it counted to the file that MF_STATS names, at its end and now and then: lines `KEY N`,
# `rule NAME N`, `allowance NAME N`. The state folder:
#
#   corpus/     every input worth keeping, of all runs
#   findings/   crash-* and the like as libFuzzer names them; .report what was printed; .mm the readable program;
#               .min.mm what of it is needed
#   run/        of the last run: logs and counts
#   *.csv       of all runs, for tools/report: see progress.sh
set -euo pipefail
export LC_ALL=C
source "$(dirname "${BASH_SOURCE[0]}")/progress.sh"

die() {
    echo "tools/fuzz: $*" >&2
    exit 2
}

name= binary= state= time= jobs= seed= seeds= dict= show= minimize= replay= every=3
for argument in "$@"; do
    value=${argument#*=}
    case $argument in
    --name=* | --binary=* | --state=* | --time=* | --jobs=* | --seed=* | --seeds=* | --dict=* | --show=* | \
        --minimize=* | --replay=* | --every=*)
        key=${argument%%=*}
        printf -v "${key#--}" %s "$value"
        ;;
    *) die "unknown option '$argument'" ;;
    esac
done

readonly findings_per_job=20 # then it is one bug over and over
readonly minimize_seconds=20 # then the whole program has to do
readonly slice=3600          # of a run without end: how long a process outlives this script at most

now() { # milliseconds
    echo $((${EPOCHREALTIME/./} / 1000))
}

mkdir -p "$state" 2>/dev/null || die "cannot write to the state folder $state"
exec 9>"$state/lock" || die "cannot write to the state folder $state"
flock -n 9 || die "another run uses $state; give --state=DIR"
run=$state/run
rm -rf "$run"
mkdir -p "$state/corpus" "$state/findings" "$run/logs" "$run/stats" "$run/seeds" ||
    die "cannot write to the state folder $state"
# A copy: builds may replace the original, and an input that crashes is taken out.
if [[ -n $seeds ]]; then
    cp -r "$seeds/." "$run/seeds" && chmod -R u+w "$run/seeds" || die "cannot read the corpus $seeds"
fi
# Likewise: a job that starts again starts the same program.
cp "$binary" "$run/$name" || die "cannot read $binary"
: >"$run/findings"

progress_begin "$state" "$name" libfuzzer "$jobs" "$seed" "$time"
start=$(now)
deadline=$((start + time * 1000))

# Milliseconds until the end.
remaining() {
    if [[ $time == 0 ]]; then
        echo $((slice * 1000))
    else
        echo $((deadline - $(now)))
    fi
}

# Keep the report beside the artifact, say which bug it is, and take the input out of the corpus: every later start
# would end there.
record_finding() {
    local artifact=$1 log=$2 what
    awk '/ASSERTION FAILED:|runtime error:|^==[0-9]+== *(ERROR|WARNING)/ { on = 1 } on' "$log" >"$artifact.report"
    what=$(grep -m1 -o 'ASSERTION FAILED: .*' "$log" || grep -m1 '^SUMMARY: ' "$log" || echo "${artifact##*/}")
    if [[ -n $show ]] && ! $show "$artifact" >"$artifact.mm" 2>/dev/null </dev/null; then
        rm -f "$artifact.mm"
    fi
    find "$state/corpus" "$run/seeds" -type f -size "$(stat -c %s "$artifact")c" -exec cmp -s {} "$artifact" \; -delete
    printf '%s\t%s\n' "$artifact" "$what" >>"$run/findings"
}

# One job: a process, and after a finding the next, until the time is over.
run_job() {
    local job=$1 round=0 found=0 left log pid status artifact
    # Leaks are what the LEAK check is for; libFuzzer's own search for them runs a fifth of the inputs twice.
    local options=(-print_final_stats=1 -reduce_inputs=0 -timeout=10 -handle_int=0 -detect_leaks=0)
    [[ -z $dict || ! -s $dict ]] || options+=(-dict="$dict")
    while [[ ! -e $run/stop && $found -lt $findings_per_job ]] && kill -0 $$ 2>/dev/null; do
        left=$((($(remaining) + 500) / 1000))
        ((left >= 1)) || break
        ((left == 1)) || left=$((left - 1)) # libFuzzer ends in the second after
        log=$run/logs/$job.$round
        MF_STATS=$run/stats/$job.$round "$run/$name" "${options[@]}" -max_total_time=$left \
            -seed=$(((seed + job + round * jobs - 1) % 4294967295 + 1)) -artifact_prefix="$state/findings/" \
            "$state/corpus" "$run/seeds" >"$log" 2>&1 </dev/null &
        pid=$!
        echo $pid >"$run/pid.$job"
        status=0
        wait $pid || status=$?
        rm -f "$run/pid.$job"
        round=$((round + 1))
        if [[ $status == 0 ]]; then
            [[ $time == 0 ]] || break
            continue
        fi
        artifact=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
        if [[ -n $artifact && -e $artifact ]]; then
            record_finding "$artifact" "$log"
            found=$((found + 1))
        elif [[ ! -e $run/stop ]]; then
            echo "job $job ended with status $status and no finding; its log: $log" >>"$run/errors"
            break
        fi
    done
}

# What all processes counted so far, as `KEY N` lines in the order they first came. A process that has not written
# its counts yet is taken at what its log says.
totals() {
    (
        cd "$run"
        shopt -s nullglob
        for log in logs/*; do
            cat "stats/${log#logs/}" 2>/dev/null || tail -n 400 "$log" | awk '
                /^#[0-9]+/ { count = substr($1, 2) }
                /^stat::number_of_executed_units:/ { count = $2 }
                END { printf "executions %.0f\n", count }'
        done
    ) | awk '
        NF >= 2 && $NF ~ /^[0-9]+$/ {
            key = $1
            for (i = 2; i < NF; i++) key = key " " $i
            if (!(key in sum)) order[n++] = key
            sum[key] += $NF
        }
        END { for (i = 0; i < n; i++) printf "%s %.0f\n", order[i], sum[order[i]] }'
}

# `EDGES FEATURES ENTRIES`: the most that a process reports.
best_edges=0 best_features=0 best_entries=0
coverage() {
    read -r best_edges best_features best_entries < <(
        tail -q -n 400 "$run"/logs/* 2>/dev/null | awk -v edges="$best_edges" -v features="$best_features" \
            -v entries="$best_entries" '
            / cov: / {
                for (i = 1; i < NF; i++) {
                    value = $(i + 1) + 0
                    if ($i == "cov:" && value > edges) edges = value
                    if ($i == "ft:" && value > features) features = value
                    if ($i == "corp:" && value > entries) entries = value
                }
            }
            END { print edges + 0, features + 0, entries + 0 }'
    )
}

count_of() { # of one key, from the output of totals
    awk -v key="$1" '$1 == key { print $2; found = 1 } END { if (!found) print 0 }' <<<"$2"
}

per_second() {
    echo $(($1 * 1000 / ($2 > 0 ? $2 : 1)))
}

announced=0
announce_findings() {
    local count
    count=$(wc -l <"$run/findings")
    ((count > announced)) || return 0
    # Each kind once.
    head -n "$count" "$run/findings" | awk -F '\t' -v old="$announced" '!seen[$2]++ && NR > old { print "  FOUND " $2 }'
    announced=$count
}

progress() {
    local elapsed=$(($(now) - start)) sums executions operations
    sums=$(totals)
    executions=$(count_of executions "$sums")
    operations=$(count_of operations "$sums")
    coverage
    printf '%5d s  %11d executions (%7d/s)  %11d operations (%8d/s)  coverage %d  corpus %d  findings %d\n' \
        $((elapsed / 1000)) "$executions" "$(per_second "$executions" $elapsed)" \
        "$operations" "$(per_second "$operations" $elapsed)" "$best_edges" "$best_entries" "$announced"
    record_progress $elapsed "$executions" "$operations"
}

unrecorded=false
record_progress() { # ELAPSED_MS EXECUTIONS OPERATIONS
    progress_record "$@" "$best_edges" "$best_features" "$best_entries" "$announced" && return
    unrecorded=true
    stop=true
}

# How often each `rule` or `allowance` was reached, in columns, and which never.
print_reached() {
    awk -v kind="$1" -v plural="$2" '
        $1 == kind {
            all++
            if ($3 > 0) { reached++; cell[reached] = sprintf("%-9s %11.0f", $2, $3) }
            else never = never " " $2
        }
        END {
            if (!all) exit
            printf "%s reached: %d of %d\n", plural, reached, all
            for (i = 1; i <= reached; i++) printf "%s%s", (i % 5 == 1 ? "    " : "   "), cell[i] (i % 5 == 0 || i == reached ? "\n" : "")
            if (never) printf "    never:%s\n", never
        }' <<<"$3"
}

# What several systems under test could not run of the programs, and why.
print_systems() {
    awk '$1 == "judged" || $1 == "skipped" {
        line = sprintf("%12.0f  %s", $NF, $1)
        for (i = 2; i < NF; i++) line = line " " $i
        print line
    }' <<<"$1"
}

# Each kind of finding once, by its shortest input.
print_findings() {
    local count what artifact path shown=0
    while IFS=$'\t' read -r count what artifact; do
        shown=$((shown + 1))
        ((shown <= 5)) || continue
        path=${artifact#"$PWD"/}
        if [[ -n $minimize ]] &&
            ! timeout $minimize_seconds $minimize "$artifact" >"$artifact.min.mm" 2>/dev/null </dev/null; then
            rm -f "$artifact.min.mm"
        fi
        echo
        echo "$what   (x$count)"
        if [[ -s $artifact.min.mm ]]; then
            cat -v "$artifact.min.mm"
        elif [[ -s $artifact.mm ]]; then
            cat -v "$artifact.mm"
        else
            head -n 40 "$artifact.report"
        fi | awk '{ print "    " $0 }' # awk ends the last line, too
        echo "report: $path.report"
        [[ -z $replay ]] || printf 'replay: %s %q\n' "$replay" "$path"
    done < <(sort -u "$run/findings" | while IFS=$'\t' read -r artifact what; do
        printf '%s\t%s\t%s\n' "$what" "$(stat -c %s "$artifact")" "$artifact"
    done | sort -t $'\t' -k 1,1 -k 2,2n | awk -F '\t' '
        !($1 in count) { order[n++] = $1; shortest[$1] = $3 }
        { count[$1]++ }
        END { for (i = 0; i < n; i++) printf "%d\t%s\t%s\n", count[order[i]], order[i], shortest[order[i]] }')
    ((shown <= 5)) || printf '\n%d more kinds of finding in %s\n' $((shown - 5)) "${state#"$PWD"/}/findings"
}

stop=false
trap 'stop=true' INT TERM HUP

echo "fuzzing $name: $([[ $time == 0 ]] && echo "until stopped" || echo "$time s"), $jobs jobs, seed $seed, state ${state#"$PWD"/}"
for ((job = 0; job < jobs; job++)); do
    run_job $job &
done

# Wait in small steps: a signal should not wait for the next line of progress. The first line comes early.
lines=0
while [[ -n $(jobs -pr) ]] && ! $stop; do
    sleep 0.2 || true
    if (($(now) - start >= (lines == 0 ? 1 : lines * every) * 1000)); then
        announce_findings
        progress
        lines=$((lines + 1))
    fi
done

if $stop; then
    # libFuzzer takes USR1 as "finish and print your statistics". Whoever has not after a while is not going to.
    touch "$run/stop"
    for signal in USR1 KILL; do
        for pid_file in "$run"/pid.*; do
            [[ ! -e $pid_file ]] || kill -s $signal "$(<"$pid_file")" 2>/dev/null || true
        done
        for ((i = 0; i < 50; i++)); do
            [[ -n $(jobs -pr) ]] || break 2
            sleep 0.1 || true
        done
    done
fi
trap - INT TERM HUP

elapsed=$(($(now) - start))
announce_findings
sums=$(totals)
coverage
executions=$(count_of executions "$sums")
operations=$(count_of operations "$sums")
$unrecorded || record_progress $elapsed "$executions" "$operations"
print_reached rule "rules of SEMANTICS.md" "$sums" >"$run/rules"
print_reached allowance "refusals and allowances" "$sums" >>"$run/rules"
print_systems "$sums" >>"$run/rules"
findings=$(cut -f 1 "$run/findings" | sort -u | wc -l)

echo
cat "$run/rules"
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
    print_findings
fi
if ! $stop && [[ $findings != 0 ]] && ((time == 0 || $(remaining) > 1000)); then
    printf '\nended early: every job stopped, after %d findings at most\n' $findings_per_job
fi
if [[ -s $run/errors ]]; then
    echo
    while IFS= read -r line; do
        echo "tools/fuzz: $line" >&2
        tail -n 15 "${line##*its log: }" >&2
    done <"$run/errors"
fi
((findings == 0)) || exit 1
[[ ! -s $run/errors ]] && ! $unrecorded || exit 2
