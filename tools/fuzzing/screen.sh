# shellcheck shell=bash
# Sourced by jobs.sh: progress, as lines or, on a terminal, as a screen that is drawn again in place.

clock_of() { # milliseconds as H:MM:SS
    printf '%d:%02d:%02d' $(($1 / 3600000)) $(($1 / 60000 % 60)) $(($1 / 1000 % 60))
}

# A row for each worker: what it does, and since when it found nothing new.
print_workers() {
    local job engine
    printf '    %-13s %13s %9s %8s %9s   %s\n' worker executions/s coverage corpus findings "last new"
    for ((job = 0; job < jobs; job++)); do
        engine=libfuzzer
        [[ -z ${afl_names[$job]-} ]] || engine=afl
        printf '    %-13s %13d %9d %8d %9d   %s\n' "$engine $job" "${speeds[$job]:-0}" "${edges[$job]:-0}" \
            "${entries[$job]:-0}" "$(findings_of $job)" \
            "$([[ -z ${news[$job]-} ]] || echo "$((($(now) - news[$job]) / 1000)) s ago")"
    done
}

# All workers together, in a line. $sums is what totals printed.
print_progress() {
    local elapsed=$(($(now) - start)) executions operations
    executions=$(count_of executions "$sums")
    operations=$(count_of operations "$sums")
    printf '%5d s  %11d executions (%7d/s)  %11d operations (%8d/s)  coverage %d  corpus %d  findings %d\n' \
        $((elapsed / 1000)) "$executions" "$(per_second "$executions" $elapsed)" \
        "$operations" "$(per_second "$operations" $elapsed)" "$best_edges" "$best_entries" "$announced"
}

draw_screen() {
    local elapsed=$(($(now) - start)) executions operations
    executions=$(count_of executions "$sums")
    operations=$(count_of operations "$sums")
    printf '%s%s  %s%s  seed %s  %s\n' "${title:+$title: }" "$name" "$(clock_of $elapsed)" \
        "$([[ $time == 0 ]] || echo " of $(clock_of $((time * 1000)))")" "$seed" "${state#"$PWD"/}"
    printf '    %d executions (%d/s)  %d operations (%d/s)  coverage %d  findings %d\n' \
        "$executions" "$(per_second "$executions" $elapsed)" "$operations" "$(per_second "$operations" $elapsed)" \
        "$best_edges" "$announced"
    print_workers
}

drawn=0 # lines of the screen
clear_screen() {
    ((drawn == 0)) || printf '\e[%dA\e[J' "$drawn"
    drawn=0
}

show_progress() {
    local lines columns
    if ! $screen; then
        print_progress
        return
    fi
    read -r _ columns < <(stty size <&1 2>/dev/null) || columns=80
    ((columns > 0)) || columns=80
    # A longer line would take two, and the screen would creep.
    lines=$(draw_screen | cut -c "1-$columns")
    clear_screen
    printf '%s\n' "$lines"
    drawn=$(wc -l <<<"$lines")
}
