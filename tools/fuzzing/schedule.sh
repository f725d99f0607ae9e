# shellcheck shell=bash
# Sourced by tools/fuzz: several targets take turns, each with all jobs. Whoever includes this has
#     run_slice TARGET SECONDS TITLE   fuzz it for so long; exit status 0 nothing found, 1 findings, 2 could not run
#     seconds_of TARGET                how long it was fuzzed in all runs so far
# and stops a run by setting `stop`.

readonly slice_seconds=600 # at most: a change of target costs the engines a few seconds of reading their corpora

# With an end, every target gets the same time, in as many rounds as slices want. Without one, whoever was fuzzed least
# so far, in all runs there were, is next: stopping and starting again changes nothing.
schedule() { # TIME TARGET...
    local time=$1 rounds=0 round left target status found=0 seconds
    local begin=$SECONDS slices turns
    shift
    local targets=("$@")
    if ((time != 0)); then
        rounds=$(((time + slice_seconds * $# - 1) / (slice_seconds * $#)))
    fi
    slices=$((rounds * $#))
    for ((round = 0; rounds == 0 || round < rounds; round++)); do
        mapfile -t turns < <(by_time "${targets[@]}")
        ((rounds != 0)) || turns=("${turns[0]}")
        for target in "${turns[@]}"; do
            seconds=$slice_seconds
            if ((rounds != 0)); then
                # What one leaves, having found enough, goes to those after it.
                left=$((time - (SECONDS - begin)))
                ((left > 0)) || break 2
                seconds=$(((left + slices - 1) / slices))
                slices=$((slices - 1))
            fi
            status=0
            run_slice "$target" $seconds "${#targets[@]} targets" || status=$?
            echo
            ((status != 1)) || found=1
            if ((status == 2)); then
                targets=($(printf '%s\n' "${targets[@]}" | grep -vxF "$target")) || true
                broken+=("$target")
            fi
            ! $stop || break 2
            ((${#targets[@]} != 0)) || break 2
        done
    done
    ((found == 0)) || return 1
    ((${#broken[@]} == 0)) || return 2
}
broken=() # targets that could not run

by_time() { # TARGET...: those fuzzed least first
    local target
    for target in "$@"; do
        echo "$(seconds_of "$target") $target"
    done | sort -s -n -k 1,1 | cut -d ' ' -f 2
}
