# shellcheck shell=bash
# Sourced by jobs.sh: the state folder of a target, which outlives every way a run can end. It needs $state and $run.
#
#   corpus/     every input worth keeping, of all runs and engines, named by its contents (SHA-1)
#   afl/        AFL++'s output folder, taken up again by the next run
#   findings/   crash-* and the like as libFuzzer names them; .report what was printed; .mm the readable program;
#               .min.mm what of it is needed
#   triage/     the findings by bug, as `repro triage` writes them
#   run/        of the last run: logs and counts; run/before has what all runs before it counted

# Takes the folder for this run alone.
lock_state() {
    mkdir -p "$state" 2>/dev/null || die "cannot write to the state folder $state"
    { exec 9>"$state/lock"; } 2>/dev/null || die "cannot write to the state folder $state"
    flock -n 9 || die "another run uses $state; give --state=DIR"
}

# KiB that are left on its disk.
room_left() {
    df --output=avail -k "$state" | awk 'END { print $1 }'
}

# A run starts with new counts; what the last one counted is added up once, even if this is stopped at any point:
# run.new takes the place of run when it is complete, which `before` in it says.
begin_run() {
    local next=$state/run.new
    if [[ -e $next/before ]]; then
        rm -rf "$run"
        mv "$next" "$run"
    fi
    rm -rf "$next"
    {
        mkdir -p "$state/corpus" "$state/findings" "$next/logs" "$next/stats" "$next/seeds" &&
            all_counts >"$next/before.new" && sync "$next/before.new" && mv "$next/before.new" "$next/before"
    } 2>/dev/null || die "cannot write to the state folder $state"
    rm -rf "$run"
    mv "$next" "$run"
}

# What a full disk or a loss of power left of an input is not what its name says.
drop_damaged() {
    local damaged
    damaged=$(cd "$state/corpus" && find . -type f -regextype posix-extended -regex '\./[0-9a-f]{40}' -print0 |
        xargs -0 -r sha1sum | awk '$2 != "./" $1 { print $2 }')
    [[ -n $damaged ]] || return 0
    (cd "$state/corpus" && xargs rm -f <<<"$damaged")
    echo "dropped from the corpus: $(wc -l <<<"$damaged") inputs that are cut off"
}
