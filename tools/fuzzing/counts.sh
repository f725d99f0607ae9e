# shellcheck shell=bash
# Sourced by jobs.sh: what its workers count and say, added up. It needs $run and $state.

# Counts of the last or current run, as `KEY N` lines in the order they first came. A process that has not written
# its counts yet is taken at what its log says.
totals() {
    (
        cd "$run"
        shopt -s nullglob
        for log in logs/*; do
            [[ -s stats/${log#logs/} ]] || { tail -n 400 "$log" | awk '
                /^#[0-9]+/ { count = substr($1, 2) }
                /^stat::number_of_executed_units:/ { count = $2 }
                END { printf "executions %.0f\n", count }'; }
        done
        for stats in stats/*; do
            [[ $stats == *.new ]] || cat "$stats" 2>/dev/null || true # renamed this moment
        done
    ) | sum_counts
}

sum_counts() {
    awk '
        NF >= 2 && $NF ~ /^[0-9]+$/ {
            key = $1
            for (i = 2; i < NF; i++) key = key " " $i
            if (!(key in sum)) order[n++] = key
            sum[key] += $NF
        }
        END { for (i = 0; i < n; i++) printf "%s %.0f\n", order[i], sum[order[i]] }'
}

# Of all runs there were.
all_counts() {
    [[ -d $run ]] || return 0
    { cat "$run/before" 2>/dev/null || true; totals; } | sum_counts
}

count_of() { # of one key, from the output of totals
    awk -v key="$1" '$1 == key { print $2; found = 1 } END { if (!found) print 0 }' <<<"$2"
}

per_second() {
    echo $(($1 * 1000 / ($2 > 0 ? $2 : 1)))
}

# `EXECUTIONS-A-SECOND EDGES FEATURES ENTRIES` of a worker; nothing if it has said nothing yet.
worker_state() {
    local job=$1 log
    if [[ -n ${afl_names[$job]-} ]]; then
        # relative_time, cycles_done, cur_item, corpus_count, pending_total, pending_favs, map_size, saved_crashes,
        # saved_hangs, max_depth, execs_per_sec, total_execs, edges_found
        tail -n 1 "$state/afl/${afl_names[$job]}/plot_data" 2>/dev/null |
            awk -F ', *' 'NF >= 13 && !/^#/ { printf "%d %d 0 %d\n", $11, $13, $4 }' || true
        return
    fi
    log=$(ls -t "$run/logs/$job".* 2>/dev/null | head -n 1) || true
    [[ -n $log ]] || return 0
    tail -n 400 "$log" | awk '
        / cov: / {
            for (i = 1; i < NF; i++) {
                if ($i == "cov:") edges = $(i + 1) + 0
                if ($i == "ft:") features = $(i + 1) + 0
                if ($i == "corp:") entries = $(i + 1) + 0
                if ($i == "exec/s:") speed = $(i + 1) + 0
            }
            some = 1
        }
        END { if (some) print speed, edges, features, entries }'
}

# What each worker says, into the arrays; and the most that one of them says. A worker's `news` is when its corpus
# last grew.
declare -A speeds edges entries news
best_edges=0 best_features=0 best_entries=0
look_at_workers() {
    local job speed edge feature entry
    for ((job = 0; job < jobs; job++)); do
        read -r speed edge feature entry < <(worker_state $job) || continue
        ((entry <= ${entries[$job]:-0})) || news[$job]=$(now)
        speeds[$job]=$speed edges[$job]=$edge entries[$job]=$entry
        ((edge <= best_edges)) || best_edges=$edge
        ((feature <= best_features)) || best_features=$feature
        ((entry <= best_entries)) || best_entries=$entry
    done
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
